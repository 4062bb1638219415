package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.report.Prose;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// How the names of MX hosts are put into sentences and into text to paste.
final class MxNames {
  /// More than this in one sentence is read by nobody; the evidence has them all.
  private static final int MOST_IN_A_SENTENCE = 5;

  private MxNames() {}

  /// A command or setting for each host, but not more than a screen can hold.
  ///
  /// @param pattern of [String#format], with the host as its one argument
  static Prose.Block commands(Collection<HostName> hosts, String pattern) {
    return Prose.block(
        hosts.stream()
            .limit(MOST_IN_A_SENTENCE)
            .map(host -> pattern.formatted(pasteable(host)))
            .collect(Collectors.joining("\n")));
  }

  /// `a, b, c`, and how many more there are.
  static Prose some(Collection<?> values) {
    List<?> first = values.stream().limit(MOST_IN_A_SENTENCE).toList();
    Prose prose = Prose.of("{}", first);
    int more = values.size() - first.size();
    return more == 0 ? prose : prose.then(" and {} more", more);
  }

  /// The form of a verb, or another word, that fits so many.
  static Prose.Text agree(int count, String one, String several) {
    return Prose.words(count == 1 ? one : several);
  }

  /// A name as it may stand in a command or configuration: names from strangers' DNS can hold
  /// anything, a shell's metacharacters included. No certificate is issued for such a name anyway.
  static String pasteable(HostName host) {
    return host.text().matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?") ? host.text() : "HOST";
  }

  /// An MX record as a zone file writes it.
  static String mxRecord(HostName domain, int preference, HostName target) {
    return "%s. IN MX %d %s."
        .formatted(domain, preference, target.isRoot() ? "" : pasteable(target));
  }
}
