package io.github.lambdapackager.publisher.manifest;

/** JSON for pipelines, of maps, lists, texts, numbers and flags. */
public final class JsonText {
    private JsonText() {}

    /** Two spaces, {@code \n}, fields in the map's order. */
    public static String of(Object tree) {
        return StableJson.text(StableJson.READER.valueToTree(tree));
    }
}
