package bot.mtasts.core.probe.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads replies out of a buffer of its own, so that octets which came too early can be counted
/// instead of being taken for the answer to something else (CVE-2011-0411).
///
/// Strangers' octets never make it throw, and never make it read on for ever: lines, replies and
/// the connection as a whole have limits. Only the connection itself may fail, with an
/// [IOException]. Not for use by two threads at once.
public final class SmtpReplyReader {
  /// RFC 5321 §4.5.3.1.5 allows 512 octets; four times that is generous to careless servers.
  public static final int LONGEST_LINE = 2_048;

  /// The longest EHLO answers seen in practice have about 30 lines.
  public static final int MOST_LINES = 128;

  /// Octets of one connection, all replies together.
  public static final int MOST_OCTETS = 64 * 1_024;

  private static final int END_OF_STREAM = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[4_096];
  private int next;
  private int end;
  private int taken;

  /// A reader at the beginning of a stream.
  public SmtpReplyReader(InputStream in) {
    this.in = in;
  }

  /// Reads the next reply, or says why there is none. After anything but a [SmtpReply] the
  /// connection is good for nothing more.
  ///
  /// @throws IOException if the connection breaks or a time limit set on it passes
  public SmtpReading read() throws IOException {
    List<String> lines = new ArrayList<>();
    int code = 0;
    while (lines.size() < MOST_LINES) {
      switch (line()) {
        case Line.Stopped(SmtpReading.Ended(boolean midLine)) -> {
          return new SmtpReading.Ended(midLine || !lines.isEmpty());
        }
        case Line.Stopped(SmtpReading ending) -> {
          return ending;
        }
        case Line.Whole(String text) -> {
          int read = codeOf(text);
          if (read < 0) {
            return new SmtpReading.Unreadable(
                "it does not speak SMTP: it sent “" + SmtpReply.shown(text) + "”");
          }
          if (!lines.isEmpty() && read != code) {
            // §4.2.1: the code is the same on each line, and clients may look at any of them.
            return new SmtpReading.Unreadable(
                "the code changes from %d to %d within one reply".formatted(code, read));
          }
          code = read;
          lines.add(text.length() > 4 ? text.substring(4) : "");
          if (text.length() < 4 || text.charAt(3) != '-') {
            return new SmtpReply(code, lines);
          }
        }
      }
    }
    return new SmtpReading.Unreadable("it sent a reply of more than " + MOST_LINES + " lines");
  }

  /// Octets that have come and belong to no reply read so far.
  public int unread() throws IOException {
    return end - next + in.available();
  }

  private sealed interface Line {
    record Whole(String text) implements Line {}

    record Stopped(SmtpReading ending) implements Line {}
  }

  /// A line without its end; a bare LF is tolerated as one, since servers exist that send it.
  private Line line() throws IOException {
    var octets = new ByteArrayOutputStream();
    while (true) {
      if (taken >= MOST_OCTETS) {
        return stopped("it sent more than " + MOST_OCTETS / 1_024 + " KiB");
      }
      int octet = octet();
      if (octet == END_OF_STREAM) {
        return new Line.Stopped(new SmtpReading.Ended(octets.size() > 0));
      }
      if (octet == '\n') {
        String text = octets.toString(UTF_8);
        return new Line.Whole(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      }
      octets.write(octet);
      if (octets.size() > LONGEST_LINE) {
        return stopped("it sent a line of more than " + LONGEST_LINE + " octets");
      }
    }
  }

  private static Line stopped(String reason) {
    return new Line.Stopped(new SmtpReading.Unreadable(reason));
  }

  private int octet() throws IOException {
    if (next == end) {
      int count = in.read(buffer, 0, buffer.length);
      if (count < 0) {
        return END_OF_STREAM;
      }
      next = 0;
      end = count;
      if (count == 0) {
        // A stream that gives nothing for a non-empty array breaks its contract; reading on could
        // spin for ever on a virtual thread's carrier.
        throw new IOException("the stream gave no octet and no end");
      }
    }
    taken++;
    return buffer[next++] & 0xff;
  }

  /// The reply code with which a line begins, or -1: a digit 2 to 5, two more, and then a blank, a
  /// hyphen or nothing (RFC 5321 §4.2).
  private static int codeOf(String line) {
    if (line.length() < 3
        || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
      return -1;
    }
    int code = 0;
    for (int i = 0; i < 3; i++) {
      char digit = line.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      code = code * 10 + (digit - '0');
    }
    return code >= 200 && code <= 599 ? code : -1;
  }
}
