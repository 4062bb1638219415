package bot.mtasts.core.probe.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpReplyReaderTest {
  record Row(String octets, SmtpReading expected, String reason) {
    @Override
    public String toString() {
      return reason;
    }
  }

  private static Row good(String octets, int code, List<String> lines, String reason) {
    return new Row(octets, new SmtpReply(code, lines), reason);
  }

  private static Row bad(String octets, String said, String reason) {
    return new Row(octets, new SmtpReading.Unreadable(said), reason);
  }

  static Stream<Row> replies() {
    return Stream.of(
        good("220 mx.a.test ESMTP\r\n", 220, List.of("mx.a.test ESMTP"), "one line"),
        good("250-a\r\n250-B c\r\n250 D\r\n", 250, List.of("a", "B c", "D"), "several lines"),
        good("220 a\n", 220, List.of("a"), "a bare LF is tolerated"),
        good("250-a\n250 B\r\n", 250, List.of("a", "B"), "line ends may be mixed"),
        good("220\r\n", 220, List.of(""), "§4.2.1: the text may be missing"),
        good("250-\r\n250 \r\n", 250, List.of("", ""), "empty text on both lines"),
        good("220 a\rb\r\n", 220, List.of("a\rb"), "a bare CR ends no line"),
        good("220 grüß\r\n", 220, List.of("grüß"), "UTF-8 is kept (RFC 6531)"),
        bad("HTTP/1.1 400\r\n", "it does not speak SMTP: it sent “HTTP/1.1 400”", "HTTP"),
        bad("\r\n", "it does not speak SMTP: it sent “”", "an empty line"),
        bad("22\r\n", "it does not speak SMTP: it sent “22”", "two digits"),
        bad("2200 a\r\n", "it does not speak SMTP: it sent “2200 a”", "four digits"),
        bad("220_a\r\n", "it does not speak SMTP: it sent “220_a”", "no blank behind the code"),
        bad("150 a\r\n", "it does not speak SMTP: it sent “150 a”", "1xx is not of SMTP"),
        bad("600 a\r\n", "it does not speak SMTP: it sent “600 a”", "nor is 6xx"),
        bad("٢٢٠ a\r\n", "it does not speak SMTP: it sent “٢٢٠ a”", "Arabic digits"),
        bad("\u001b[31m\u0007\r\n", "it does not speak SMTP: it sent “[31m”", "controls are cut"),
        bad("250-a\r\n550 b\r\n", "the code changes from 250 to 550 within one reply", "§4.2.1"),
        bad("x".repeat(3_000), "it sent a line of more than 2048 octets", "an endless line"),
        bad("250-a\r\n".repeat(200), "it sent a reply of more than 128 lines", "endless lines"),
        new Row("", new SmtpReading.Ended(false), "a silent end"),
        new Row("220 a", new SmtpReading.Ended(true), "an end within a line"),
        new Row("250-a\r\n", new SmtpReading.Ended(true), "an end within a reply"));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void a_reply_is_read_or_its_fault_is_named(Row row) throws IOException {
    assertThat(reader(row.octets()).read()).isEqualTo(row.expected());
  }

  @Test
  void a_line_of_exactly_the_limit_is_read() throws IOException {
    String line = "220 " + "x".repeat(SmtpReplyReader.LONGEST_LINE - 5);

    assertThat(reader(line + "\r\n").read())
        .isEqualTo(new SmtpReply(220, List.of(line.substring(4))));
  }

  @Test
  void a_reply_of_exactly_the_limit_is_read() throws IOException {
    String lines = "250-a\r\n".repeat(SmtpReplyReader.MOST_LINES - 1) + "250 z\r\n";

    assertThat(reader(lines).read()).isInstanceOf(SmtpReply.class);
  }

  @Test
  void the_connection_as_a_whole_has_a_limit() throws IOException {
    var reader = reader(("220 " + "x".repeat(1_000) + "\r\n").repeat(100));

    SmtpReading last = reader.read();
    for (int i = 0; i < 100 && last instanceof SmtpReply; i++) {
      last = reader.read();
    }

    assertThat(last).isEqualTo(new SmtpReading.Unreadable("it sent more than 64 KiB"));
  }

  @Test
  void replies_that_came_together_are_read_one_by_one() throws IOException {
    var reader = reader("220 go\r\n250 injected\r\n");

    assertThat(reader.read()).isEqualTo(new SmtpReply(220, List.of("go")));
    assertThat(reader.unread()).isEqualTo("250 injected\r\n".length());
    assertThat(reader.read()).isEqualTo(new SmtpReply(250, List.of("injected")));
    assertThat(reader.unread()).isZero();
  }

  @Test
  void what_the_network_has_not_handed_over_yet_counts_as_unread() throws IOException {
    // The second segment is in the kernel's buffer, not in ours.
    var reader =
        new SmtpReplyReader(
            new SequenceInputStream(stream("220 go\r\n"), stream("250 injected\r\n")) {
              @Override
              public int available() throws IOException {
                return super.available() + 14;
              }
            });
    reader.read();

    assertThat(reader.unread()).isEqualTo(14);
  }

  @Test
  void a_broken_connection_is_not_mistaken_for_an_ending_of_theirs() {
    var reader =
        new SmtpReplyReader(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new SocketTimeoutException("silence");
              }

              @Override
              public int read(byte[] octets, int from, int count) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(reader::read).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void keywords_are_found_in_any_letter_case_and_not_in_the_servers_name() {
    assertThat(new SmtpReply(250, List.of("a.test", "starttls")).offers("STARTTLS")).isTrue();
    assertThat(new SmtpReply(250, List.of("a.test", "StartTls x")).offers("STARTTLS")).isTrue();
    assertThat(new SmtpReply(250, List.of("a.test", "XSTARTTLS")).offers("STARTTLS")).isFalse();
    assertThat(new SmtpReply(250, List.of("STARTTLS")).offers("STARTTLS")).isFalse();
  }

  @Test
  void a_reply_is_shown_on_one_short_line_without_what_a_terminal_or_chat_would_obey() {
    var reply = new SmtpReply(554, List.of("\u001b[1mno\u0007", "go\u202e away", "x".repeat(999)));

    assertThat(reply.shown())
        .startsWith("554 [1mno / go away / xxx")
        .endsWith("…")
        .hasSizeLessThanOrEqualTo(201)
        .matches("\\P{Cntrl}*");
  }

  private static SmtpReplyReader reader(String octets) {
    return new SmtpReplyReader(stream(octets));
  }

  private static InputStream stream(String octets) {
    return new ByteArrayInputStream(octets.getBytes(UTF_8)) {
      // Sockets say 0 here once our own buffer took what they had.
      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }
}
