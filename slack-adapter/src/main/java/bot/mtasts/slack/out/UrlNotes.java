package bot.mtasts.slack.out;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How many answers belong to the response URL of one command. Where it is one, what the URL
/// replaces or takes away can only be that answer's note. Only of this process: elsewhere the note
/// stays, and only the asker sees it.
final class UrlNotes {
  private static final int MOST = 2_000;

  private final SequencedMap<String, Integer> answers = new LinkedHashMap<>(); // guarded by this

  /// An answer is to come by this URL.
  synchronized void opened(String url) {
    answers.merge(url, 1, Integer::sum);
    if (answers.size() > MOST) {
      answers.pollFirstEntry();
    }
  }

  /// Whether there is one, and no other.
  synchronized boolean isOnly(String url) {
    return answers.getOrDefault(url, 0) == 1;
  }
}
