package bot.mtasts.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Block Kit as it was reviewed by eye; `-Dgolden.rewrite=true` writes it anew.
final class Golden {
  static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Golden() {}

  static void hold(String name, JsonNode said) throws IOException {
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
