package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The signed DS and DNSKEY answers of the root and of top-level domains, kept between checks for
/// their TTL. Only answers that were links of a chain that held come in.
final class KeyMemory {
  private static final Duration LONGEST = Duration.ofHours(1);

  // There are some 1,500 top-level domains, with two answers each.
  private static final int MOST = 4000;

  private record Kept(Message message, Deadline until) {}

  private final Map<DnsQuestion, Kept> kept = new ConcurrentHashMap<>();

  Optional<Message> answerTo(DnsQuestion question) {
    Kept entry = kept.get(question);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.until().passed()) {
      kept.remove(question, entry);
      return Optional.empty();
    }
    // A copy: readers of messages may take them apart.
    return Optional.of(entry.message().clone());
  }

  /// Keeps an answer if it is one of those that are kept.
  void keep(DnsQuestion question, Message message) {
    boolean key = question.type() == Type.DNSKEY || question.type() == Type.DS;
    // The root counts as a label.
    boolean high = question.name().labels() <= 2;
    if (key && high && !message.getSection(Section.ANSWER).isEmpty() && kept.size() < MOST) {
      long ttl =
          message.getSection(Section.ANSWER).stream().mapToLong(Record::getTTL).min().orElse(0);
      Deadline until = Deadline.in(LONGEST).orIn(Duration.ofSeconds(ttl));
      kept.putIfAbsent(question, new Kept(message.clone(), until));
    }
  }
}
