package bot.mtasts.core.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a renderer makes of replies, as it was reviewed by eye; `-Dgolden.rewrite=true` writes it
/// anew.
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Golden() {}

  /// Holds what is said against the file of that name in the module's own resources.
  public static void hold(String name, JsonNode said) throws IOException {
    Path file = FOLDER.resolve(name + ".json");
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(said) + "\n";
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s; if the change is meant: -Dgolden.rewrite=true, and read the difference", file)
        .isEqualTo(Files.readString(file));
  }
}
