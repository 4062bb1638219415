package bot.mtasts.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A YAML file as a flat list of dotted paths, each with the line it stands on.
final class YamlFile {
  /// A value in the file; lists are joined with commas.
  record Entry(String path, String text, int line, Shape shape) {}

  /// How a value was written.
  enum Shape {
    SCALAR,
    LIST,
    EMPTY
  }

  private final String shown;
  private final List<Entry> entries = new ArrayList<>();

  private YamlFile(String shown) {
    this.shown = shown;
  }

  /// Reads the file.
  ///
  /// @param shown its name as people gave it
  /// @throws ConfigException if it cannot be read or is not YAML of keys and values
  static List<Entry> read(Path file, String shown) throws ConfigException {
    YamlFile yaml = new YamlFile(shown);
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        yaml.object(parser, "");
      } else if (first != null && first != JsonToken.VALUE_NULL && !blank(parser)) {
        throw yaml.wrong(parser, "expected keys and values such as `limits:`");
      }
      return yaml.entries;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new ConfigException(List.of(shown + ":" + line + ": not YAML: " + reason));
    } catch (IOException e) {
      throw new ConfigException(
          List.of(
              shown
                  + (Files.exists(file)
                      ? ": cannot be read as UTF-8 text: " + e.getMessage()
                      : ": there is no such file")));
    }
  }

  private static boolean blank(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().isBlank();
  }

  private void object(JsonParser parser, String prefix) throws IOException, ConfigException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(parser, path + ".");
      } else if (value == JsonToken.START_ARRAY) {
        entries.add(new Entry(path, list(parser), line, Shape.LIST));
      } else if (value == JsonToken.VALUE_NULL) {
        entries.add(new Entry(path, "", line, Shape.EMPTY));
      } else {
        entries.add(new Entry(path, parser.getText(), line, Shape.SCALAR));
      }
    }
  }

  private String list(JsonParser parser) throws IOException, ConfigException {
    List<String> values = new ArrayList<>();
    @Nullable JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == null || !token.isScalarValue()) {
        throw wrong(parser, "a list may hold plain values only");
      }
      values.add(parser.getText());
      token = parser.nextToken();
    }
    return String.join(",", values);
  }

  private ConfigException wrong(JsonParser parser, String what) {
    int line = parser.currentTokenLocation().getLineNr();
    return new ConfigException(List.of(shown + ":" + line + ": " + what));
  }
}
