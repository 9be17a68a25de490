package @package@;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

final class Note {
    private static final LoadingCache<String, Integer> LENGTHS =
            Caffeine.newBuilder().maximumSize(10).build(String::length);

    private Note() {}

    static String of(String function) {
        return function + " " + LENGTHS.get(function);
    }
}
