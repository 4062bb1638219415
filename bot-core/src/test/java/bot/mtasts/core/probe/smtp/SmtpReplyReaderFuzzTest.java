package bot.mtasts.core.probe.smtp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

class SmtpReplyReaderFuzzTest {
  /// Whatever a stranger sends, reading ends, nothing is thrown, and what is shown is harmless.
  @FuzzTest(maxDuration = "30s")
  void any_octets_come_to_an_end(byte[] octets) throws IOException {
    var reader = new SmtpReplyReader(new ByteArrayInputStream(octets));
    int replies = 0;
    SmtpReading reading = reader.read();
    while (reading instanceof SmtpReply reply) {
      replies++;
      check(reply.code() >= 200 && reply.code() <= 599, "code " + reply.code());
      check(!reply.lines().isEmpty(), "a reply without lines");
      check(reply.lines().size() <= SmtpReplyReader.MOST_LINES, "too many lines");
      harmless(reply.shown());
      reading = reader.read();
    }
    // Each reply takes at least a code and a line end.
    check(replies <= octets.length / 4 + 1, replies + " replies in " + octets.length + " octets");
    if (reading instanceof SmtpReading.Unreadable(String reason)) {
      harmless(reason);
    }
  }

  private static void harmless(String shown) {
    check(
        shown.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x202e),
        "a control character is shown");
    check(shown.length() < 500, "too long to show: " + shown.length());
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
