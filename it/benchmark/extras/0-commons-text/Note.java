package @package@;

import java.util.Map;
import org.apache.commons.text.StringSubstitutor;

final class Note {
    private Note() {}

    static String of(String function) {
        return new StringSubstitutor(Map.of("function", function)).replace("this is ${function}");
    }
}
