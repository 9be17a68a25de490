package @package@;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

final class Note {
    private Note() {}

    static String of(String function) {
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new StringReader(function + ",number"))) {
            return parser.getRecords().get(0).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
