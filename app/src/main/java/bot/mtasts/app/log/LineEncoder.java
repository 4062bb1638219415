package bot.mtasts.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.config.LogFormat;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/// Writes an event as one line. A stack trace follows as text, indented, so that who reads line by
/// line sees what belongs together; in JSON it is a field.
final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();

  private final LogFormat format;

  LineEncoder(LogFormat format) {
    this.format = format;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    LogFields fields = LogFields.of(event);
    return switch (format) {
      case TEXT -> text(fields).getBytes(UTF_8);
      case JSON -> json(fields).getBytes(UTF_8);
    };
  }

  private static String text(LogFields fields) {
    StringBuilder line = new StringBuilder();
    line.append(fields.time()).append(' ').append(fields.level()).append(' ');
    line.append(fields.message());
    fields
        .more()
        .forEach((key, value) -> line.append(' ').append(key).append('=').append(word(value)));
    if (fields.trace() != null) {
      line.append("\n  ").append(fields.trace().replace("\n", "\n  "));
    }
    return line.append('\n').toString();
  }

  private static String word(Object value) {
    String text = value.toString();
    boolean plain =
        !text.isEmpty() && text.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String json(LogFields fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", fields.time());
      json.writeStringField("level", fields.level());
      json.writeStringField("message", fields.message());
      for (Map.Entry<String, Object> field : fields.more().entrySet()) {
        json.writeFieldName(field.getKey());
        // Knows numbers and booleans by themselves; everything else was made text.
        json.writePOJO(field.getValue());
      }
      if (fields.trace() != null) {
        json.writeStringField("stack_trace", fields.trace());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes everything that is written into it", e);
    }
    return line.append('\n').toString();
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
