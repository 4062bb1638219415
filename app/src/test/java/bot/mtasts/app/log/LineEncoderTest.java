package bot.mtasts.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.config.LogFormat;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LineEncoderTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123456Z");
  private static final LineEncoder TEXT = new LineEncoder(LogFormat.TEXT);
  private static final LineEncoder JSON = new LineEncoder(LogFormat.JSON);

  @Test
  void an_event_is_one_line_with_its_keys() {
    LoggingEvent event =
        event(
            "bot.mtasts.core.service.CheckService",
            "check",
            null,
            new KeyValuePair("domain", "example.com"),
            new KeyValuePair("duration_ms", 812L));
    assertThat(line(TEXT, event))
        .isEqualTo("2026-11-01T12:00:00.123Z INFO check domain=example.com duration_ms=812\n");
    assertThat(line(JSON, event))
        .isEqualTo(
            "{\"time\":\"2026-11-01T12:00:00.123Z\",\"level\":\"INFO\",\"message\":\"check\","
                + "\"domain\":\"example.com\",\"duration_ms\":812}\n");
  }

  @Test
  void a_library_is_named() {
    assertThat(line(TEXT, event("org.eclipse.jetty.server.Server", "Started it", null)))
        .isEqualTo(
            "2026-11-01T12:00:00.123Z INFO Started it logger=org.eclipse.jetty.server.Server\n");
  }

  @Test
  void a_value_that_could_be_misread_is_quoted() {
    LoggingEvent event =
        event(
            "bot.mtasts.x",
            "delivery",
            null,
            new KeyValuePair("reason", "HTTP 503, \"busy\" C:\\x"),
            new KeyValuePair("ticket", ""),
            new KeyValuePair("integration", null));
    assertThat(line(TEXT, event))
        .endsWith(
            "delivery reason=\"HTTP 503, \\\"busy\\\" C:\\\\x\" ticket=\"\" integration=null\n");
  }

  @Test
  void what_strangers_write_cannot_forge_a_line_or_paint_the_terminal() throws IOException {
    LoggingEvent event =
        event(
            "bot.mtasts.x",
            "hook\n2026 INFO all is well",
            null,
            new KeyValuePair("domain", "\u001b[31mevil\u202etset.\r\nX"),
            new KeyValuePair("long", "x".repeat(5_000)));
    for (LineEncoder encoder : List.of(TEXT, JSON)) {
      assertThat(line(encoder, event))
          .contains("<U+001B>[31mevil<U+202E>tset.<CR><U+000A>X")
          .contains("hook<U+000A>2026")
          .hasSizeLessThan(600)
          .hasLineCount(1);
    }
    assertThat(new ObjectMapper().readTree(line(JSON, event)).get("long").textValue())
        .isEqualTo("x".repeat(300) + "…");
  }

  @Test
  void an_exception_says_what_and_where_from() throws IOException {
    LoggingEvent event =
        event(
            "bot.mtasts.x",
            "job",
            new IllegalStateException("no\u0007\nway", new IOException("cut off")));
    String text = line(TEXT, event);
    assertThat(text.lines().findFirst())
        .hasValue(
            "2026-11-01T12:00:00.123Z INFO job"
                + " error=\"java.lang.IllegalStateException: no<U+0007><U+000A>way\"");
    assertThat(text.lines().skip(1)).isNotEmpty().allMatch(each -> each.startsWith("  "));
    assertThat(text).contains("java.io.IOException: cut off").doesNotContain("\u0007");
    JsonNode json = new ObjectMapper().readTree(line(JSON, event));
    assertThat(json.get("stack_trace").textValue()).contains("LineEncoderTest");
    assertThat(line(JSON, event)).hasLineCount(1);
  }

  private static String line(LineEncoder encoder, LoggingEvent event) {
    return new String(encoder.encode(event), UTF_8);
  }

  private static LoggingEvent event(
      String logger, String message, @Nullable Throwable thrown, KeyValuePair... pairs) {
    LoggingEvent event =
        new LoggingEvent(
            LineEncoderTest.class.getName(),
            new LoggerContext().getLogger(logger),
            Level.INFO,
            message,
            thrown,
            null);
    event.setInstant(NOW);
    event.setKeyValuePairs(List.of(pairs));
    return event;
  }
}
