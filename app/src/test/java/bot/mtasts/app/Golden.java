package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what was said, reviewed by eye: `-Dgolden.rewrite=true` writes them anew.
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /// Compares with `src/test/resources/golden/<name>`.
  public static void hold(String name, String said) throws IOException {
    holdFile(FOLDER.resolve(name), said);
  }

  /// Compares with any file of the repository.
  public static void holdFile(Path file, String said) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, said);
    }
    assertThat(said)
        .as("%s; if the change is meant: -Dgolden.rewrite=true, and read the difference", file)
        .isEqualTo(Files.readString(file));
  }
}
