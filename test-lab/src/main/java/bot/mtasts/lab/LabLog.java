package bot.mtasts.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the town's servers were asked: the most recent of it, so that a town may stand for weeks.
public final class LabLog {
  private static final int KEPT = 10_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /// Something that was asked.
  public sealed interface Entry {}

  /// One DNS question.
  ///
  /// @param server the address that was asked
  public record DnsQuestion(String server, String name, String type, boolean tcp)
      implements Entry {}

  /// One HTTP request.
  ///
  /// @param host the host whose server was asked
  /// @param sni the name in the TLS handshake; null if there was none, or no TLS
  /// @param headers by name in lower case
  public record HttpRequest(
      String host,
      boolean tls,
      @Nullable String sni,
      String method,
      String path,
      Map<String, String> headers)
      implements Entry {}

  /// One SMTP conversation, when it is over.
  ///
  /// @param host the mail host
  /// @param lines the client's lines, in order
  /// @param tls the protocol, such as `TLSv1.3`; null if no handshake succeeded
  public record SmtpConversation(
      String host, String server, List<String> lines, @Nullable String tls) implements Entry {
    public SmtpConversation {
      lines = List.copyOf(lines);
    }
  }

  synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  public synchronized List<Entry> all() {
    return List.copyOf(entries);
  }

  public synchronized <T extends Entry> List<T> all(Class<T> kind) {
    var all = new ArrayList<T>();
    for (Entry entry : entries) {
      if (kind.isInstance(entry)) {
        all.add(kind.cast(entry));
      }
    }
    return all;
  }

  public synchronized void clear() {
    entries.clear();
  }
}
