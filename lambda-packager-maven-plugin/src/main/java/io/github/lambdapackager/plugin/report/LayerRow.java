package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.publisher.model.Archive;

/**
 * What became of a layer, in figures.
 *
 * @param whole whether it holds its artifacts whole
 * @param functions how many have it
 */
public record LayerRow(String layer, Archive zip, int artifacts, boolean whole, int functions) {

    /** One line for the one who waits. */
    public String summary() {
        return "layer " + layer + "   " + Figures.size(zip.zippedBytes()) + "   unzipped "
                + Figures.size(zip.unzippedBytes()) + "   " + artifacts
                + (artifacts == 1 ? " artifact" : " artifacts") + (whole ? " whole" : ", kept classes")
                + ", used by " + functions + (functions == 1 ? " function" : " functions");
    }
}
