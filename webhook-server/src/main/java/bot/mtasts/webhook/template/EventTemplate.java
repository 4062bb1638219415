package bot.mtasts.webhook.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.MediaType;

/// A template for the body of a callback. It sees the event as JSON has it: `type`, `timestamp`,
/// `ticket` (null without one) and `data`.
///
/// @param text in Pebble's language; what it prints is escaped for JSON strings
/// @param contentType of what it makes
public record EventTemplate(String text, String contentType) {
  /// The setting of an integration that holds the template.
  public static final String SETTING = "template";

  /// The setting with the content type; `application/json` without one.
  public static final String TYPE_SETTING = "template-type";

  private static final int LONGEST = 16 * 1024;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /// What a template made.
  public sealed interface Rendered {
    /// The body.
    record Text(String text) implements Rendered {}

    /// The template does not work.
    ///
    /// @param sentence for whoever wrote it, with the line where that is known
    record Faulty(String sentence) implements Rendered {}
  }

  /// The template in an integration's settings; empty when there is none.
  public static Optional<EventTemplate> in(Map<String, String> settings) {
    String text = settings.get(SETTING);
    return text == null
        ? Optional.empty()
        : Optional.of(
            new EventTemplate(
                text, Objects.requireNonNullElse(settings.get(TYPE_SETTING), "application/json")));
  }

  /// What is wrong with it, tried on an event; empty when it works.
  public Optional<String> fault(String sampleEvent) {
    if (MediaType.parse(contentType) == null) {
      return Optional.of(
          "`%s` is no content type: it is to look like `application/json`."
              .formatted(TYPE_SETTING));
    }
    if (text.length() > LONGEST) {
      return Optional.of("The template is longer than %d characters.".formatted(LONGEST));
    }
    return switch (render(sampleEvent)) {
      case Rendered.Text(var made) ->
          contentType.toLowerCase(Locale.ROOT).contains("json")
              ? jsonFault(made)
              : Optional.empty();
      case Rendered.Faulty(var sentence) -> Optional.of(sentence);
    };
  }

  /// Fills it with an event.
  ///
  /// @param event of our own making
  public Rendered render(String event) {
    StringWriter made = new StringWriter();
    try {
      Map<String, Object> fields = MAPPER.readValue(event, FIELDS);
      fields.putIfAbsent("ticket", null);
      Sandbox.compiled(text).evaluate(made, Patience.watching(fields));
      return new Rendered.Text(made.toString());
    } catch (PebbleException e) {
      return new Rendered.Faulty(inWords(e));
    } catch (Patience.OverException e) {
      return new Rendered.Faulty("The template goes round for too long.");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event is always JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
  }

  private static String inWords(PebbleException e) {
    Integer line = e.getLineNumber();
    return "The template fails"
        + (line == null ? "" : " in line " + line)
        + ": "
        + e.getPebbleMessage();
  }

  private static Optional<String> jsonFault(String made) {
    try {
      MAPPER.readTree(made);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(
          "What the template makes is not JSON: line %d of it, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }
}
