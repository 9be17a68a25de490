package io.github.lambdapackager.plugin.model;

/** How fast an artifact changes: what differs in this is never in one layer unless the user pins it so. */
public enum ArtifactSpeed {
    /** A release of somebody else: its bytes never change, only its version does. */
    RELEASE("libraries", "releases of others"),
    /** A snapshot of somebody else. */
    SNAPSHOT("snapshots", "snapshots of others"),
    /** A module of the team's own. */
    OWN("own", "modules of your own");

    private final String id;
    private final String words;

    ArtifactSpeed(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Part of the names of layers. */
    public String id() {
        return id;
    }

    /** As a reason names it. */
    public String words() {
        return words;
    }
}
