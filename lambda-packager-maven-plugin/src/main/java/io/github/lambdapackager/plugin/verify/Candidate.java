package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function that was packaged and is not proven yet.
 *
 * @param handler as Lambda's setting has it
 * @param zip the shaken package
 * @param shaken its content digest
 * @param layout lays out the unshaken package
 * @param unshaken its content digest
 * @param layers the layers that the package was made for, in the order in which Lambda unpacks them
 * @param opt lays these out
 * @param provided jars that Lambda or a layer brings, last on the class path of both packages
 * @param answers folders with what AWS answers, the first that has a file wins
 * @param environment the function's own variables
 * @param volatileFields names of JSON fields, or JSON pointers, whose values never count
 * @param ownClasses internal names of the team's own classes
 * @param removed what shaking removed, a line each: a class, or {@code class: member}
 * @param work a folder for this function alone; what its processes printed stays there
 */
public record Candidate(
        String name,
        String handler,
        LambdaRuntime runtime,
        Path zip,
        ContentDigest shaken,
        Layout layout,
        ContentDigest unshaken,
        List<LayerReference> layers,
        LayersLayout opt,
        List<Path> provided,
        List<SampleEvent> events,
        List<Path> answers,
        Map<String, String> environment,
        Set<String> volatileFields,
        Set<String> ownClasses,
        List<String> removed,
        Path work) {
    /** The unshaken package as Lambda unpacks it; functions of one module share it. */
    @FunctionalInterface
    public interface Layout {
        Path root() throws IOException;
    }

    /** The layers of the function as Lambda unpacks them. */
    @FunctionalInterface
    public interface LayersLayout {
        /** Writes them into the folder that is {@code /opt} on Lambda. */
        void into(Path opt) throws IOException;
    }

    public Candidate {
        layers = List.copyOf(layers);
        provided = List.copyOf(provided);
        events = List.copyOf(events);
        answers = List.copyOf(answers);
        environment = Map.copyOf(environment);
        volatileFields = Set.copyOf(volatileFields);
        ownClasses = Set.copyOf(ownClasses);
        removed = List.copyOf(removed);
    }

    /** The same function with other events. */
    public Candidate withEvents(List<SampleEvent> others) {
        return new Candidate(
                name,
                handler,
                runtime,
                zip,
                shaken,
                layout,
                unshaken,
                layers,
                opt,
                provided,
                others,
                answers,
                environment,
                volatileFields,
                ownClasses,
                removed,
                work);
    }

    /**
     * The same function as another package lays it out.
     *
     * @param otherOpt lays out the layers of that package
     */
    public Candidate withLayout(Layout other, LayersLayout otherOpt) {
        return new Candidate(
                name,
                handler,
                runtime,
                zip,
                shaken,
                other,
                unshaken,
                layers,
                otherOpt,
                provided,
                events,
                answers,
                environment,
                volatileFields,
                ownClasses,
                removed,
                work);
    }
}
