package io.github.lambdapackager.plugin.rule;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** A library's version, compared by its numbers alone: what comes after them seldom changes what a library reflects. */
record VersionNumber(List<BigInteger> numbers) implements Comparable<VersionNumber> {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    VersionNumber(String version) {
        this(NUMBER.matcher(version)
                .results()
                .map(number -> new BigInteger(number.group()))
                .toList());
    }

    @Override
    public int compareTo(VersionNumber other) {
        for (int index = 0; index < Math.max(numbers.size(), other.numbers.size()); index++) {
            int order = at(index).compareTo(other.at(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger at(int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }
}
