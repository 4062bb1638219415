package bot.mtasts.app.log;

import bot.mtasts.core.mtasts.VisibleLine;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// What a line of the log says, before it is written in one form or the other. Much of it may come
/// from strangers: what moves the cursor, turns the direction or hides is made visible, and what is
/// long is cut.
///
/// @param time ISO 8601, UTC
/// @param message the event's name; of libraries a sentence
/// @param more everything else by key, in the order it was given: text, numbers, booleans
/// @param trace where an exception came from; null without one
record LogFields(
    String time, String level, String message, Map<String, Object> more, @Nullable String trace) {
  private static final int LONGEST_MESSAGE = 500;
  private static final int LONGEST_VALUE = 300;
  private static final int MOST_CAUSES = 6;
  private static final int MOST_FRAMES = 15;
  private static final String OURS = "bot.mtasts.";

  static LogFields of(ILoggingEvent event) {
    Map<String, Object> more = new LinkedHashMap<>();
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    for (KeyValuePair pair : pairs == null ? List.<KeyValuePair>of() : pairs) {
      // Of a key given twice the first one counts: a JSON object can hold it only once.
      more.putIfAbsent(VisibleLine.of(pair.key, LONGEST_VALUE), value(pair.value));
    }
    // Our events are told by their names; a library's sentence needs its speaker.
    if (!event.getLoggerName().startsWith(OURS)) {
      more.put("logger", VisibleLine.of(event.getLoggerName(), LONGEST_VALUE));
    }
    @Nullable IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      more.put("error", headline(thrown));
    }
    return new LogFields(
        event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString(),
        event.getLevel().toString(),
        VisibleLine.of(String.valueOf(event.getFormattedMessage()), LONGEST_MESSAGE),
        more,
        thrown == null ? null : trace(thrown));
  }

  // Every cause with its first frames: of the deepest one they say most, and it must not be cut.
  private static String trace(IThrowableProxy thrown) {
    StringBuilder lines = new StringBuilder(headline(thrown));
    @Nullable IThrowableProxy each = thrown;
    for (int depth = 0; each != null && depth < MOST_CAUSES; depth++, each = each.getCause()) {
      if (depth > 0) {
        lines.append("\nCaused by: ").append(headline(each));
      }
      StackTraceElementProxy[] frames = each.getStackTraceElementProxyArray();
      Arrays.stream(frames)
          .limit(MOST_FRAMES)
          .forEach(frame ->
              lines.append("\n  ").append(VisibleLine.of(frame.toString(), LONGEST_VALUE)));
      if (frames.length > MOST_FRAMES) {
        lines.append("\n  … ").append(frames.length - MOST_FRAMES).append(" more");
      }
    }
    return lines.toString();
  }

  private static String headline(IThrowableProxy thrown) {
    String message = thrown.getMessage();
    return VisibleLine.of(
        thrown.getClassName() + (message == null ? "" : ": " + message), LONGEST_VALUE);
  }

  private static Object value(@Nullable Object given) {
    return given instanceof Number || given instanceof Boolean
        ? given
        : VisibleLine.of(String.valueOf(given), LONGEST_VALUE);
  }
}
