package io.github.lambdapackager.plugin.model;

import java.util.Optional;

/**
 * What the ways of sharing a module cost.
 *
 * @param functions how many have it
 * @param library as long as no function takes another release; then it is as embedded
 * @param layer empty: no layer can hold it
 * @param whyNoLayer empty: one can
 */
public record SharedModule(
        ArtifactKey module,
        int functions,
        SharingFigures embedded,
        Optional<SharingFigures> layer,
        String whyNoLayer,
        SharingFigures library) {
    /**
     * The figures of one way.
     *
     * @param everything uploaded when all changes
     * @param change uploaded when the module changes
     * @param redeployed functions that get new code or a new layer version when the module changes
     * @param coldStart fetched at a cold start, in the mean of the functions that have it
     */
    public record SharingFigures(long everything, long change, int redeployed, long coldStart) {}
}
