package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.app.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path folder;

  @Test
  void it_is_where_it_was_configured_else_where_the_user_keeps_data() throws Exception {
    Map<String, String> home = Map.of("HOME", "/home/u");
    assertThat(DataDirectory.of(Optional.of(Path.of("/srv/x")), home)).isEqualTo(Path.of("/srv/x"));
    assertThat(DataDirectory.of(Optional.empty(), home))
        .isEqualTo(Path.of("/home/u/.local/share/mtasts-bot"));
    assertThat(
            DataDirectory.of(Optional.empty(), Map.of("HOME", "/home/u", "XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/mtasts-bot"));
    assertThat(
            DataDirectory.of(
                Optional.empty(), Map.of("HOME", "/home/u", "XDG_DATA_HOME", "relative")))
        .isEqualTo(Path.of("/home/u/.local/share/mtasts-bot"));
  }

  @Test
  void without_a_home_it_must_be_configured() {
    assertThatThrownBy(() -> DataDirectory.of(Optional.empty(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("server.data-dir must be set: there is no HOME to keep data in");
  }

  @Test
  void it_is_made_for_its_owner_only() throws Exception {
    Path made = folder.resolve("a/b");
    DataDirectory.prepare(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
  }

  @Test
  void where_it_cannot_be_made_a_sentence_says_so() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> DataDirectory.prepare(file.resolve("data")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("server.data-dir: " + file.resolve("data") + " cannot be made (");
    assertThatThrownBy(() -> DataDirectory.prepare(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage("server.data-dir: " + file + " cannot be written to by this user");
  }
}
