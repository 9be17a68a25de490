package @package@;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

final class Note {
    private Note() {}

    static String of(String function) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        function.chars().forEach(statistics::addValue);
        return function + " " + statistics.getMean();
    }
}
