package io.github.lambdapackager.plugin.rule;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses among the rule files of a jar: those meant for our ProGuard, else those for any shrinker, else R8's.
 *
 * @see <a href="https://developer.android.com/topic/performance/app-optimization/library-optimization">Where libraries
 *     keep their rules</a>
 */
final class RuleFolders {
    private static final Version PROGUARD = Version.parse("7.10.0");
    private static final Pattern TARGETED = Pattern.compile(
            "META-INF/com\\.android\\.tools/(proguard|r8)(?:-from-([0-9]+(?:\\.[0-9]+)*))?(?:-upto-([0-9]+(?:\\.[0-9]+)*))?/.+");
    private static final Predicate<String> UNTARGETED =
            Pattern.compile("META-INF/(proguard/.+|proguard\\.txt)").asMatchPredicate();

    private RuleFolders() {}

    static List<String> choose(Collection<String> files) {
        return List.<Predicate<String>>of(RuleFolders::isForProguard, UNTARGETED, RuleFolders::isForNewestR8).stream()
                .map(choice -> files.stream().filter(choice).toList())
                .filter(chosen -> !chosen.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    static boolean isRuleFile(String file) {
        return UNTARGETED.test(file) || file.toLowerCase(Locale.ROOT).startsWith("meta-inf/com.android.tools/");
    }

    private static boolean isForProguard(String file) {
        Matcher folder = TARGETED.matcher(file);
        return folder.matches()
                && folder.group(1).equals("proguard")
                && (folder.group(2) == null || Version.parse(folder.group(2)).compareTo(PROGUARD) <= 0)
                && (folder.group(3) == null || Version.parse(folder.group(3)).compareTo(PROGUARD) > 0);
    }

    private static boolean isForNewestR8(String file) {
        Matcher folder = TARGETED.matcher(file);
        return folder.matches() && folder.group(1).equals("r8") && folder.group(3) == null;
    }
}
