package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a process leaves behind that is killed in the middle (`kill -9`).
class KilledTest {
  private static final int ACCEPTED = 20;
  private static final int BEGUN = 2;

  private static Process start(DatabaseSettings settings) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName(),
            settings.dataDirectory().toString(),
            settings.url() == null ? "" : settings.url(),
            String.valueOf(ACCEPTED))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// The ids of as many lines that begin with a word.
  private static List<String> read(BufferedReader lines, String word, int count)
      throws IOException {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      String line = lines.readLine();
      assertThat(line).as("the process has ended").isNotNull();
      if (line.startsWith(word + " ")) {
        ids.add(line.substring(word.length() + 1));
      }
    }
    return ids;
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void what_it_had_accepted_is_done_by_the_next(Server server) throws Exception {
    DatabaseSettings settings = server.fresh();
    Process process = start(settings);
    List<String> accepted;
    List<String> begun;
    try (BufferedReader lines = process.inputReader()) {
      accepted = read(lines, "accepted", ACCEPTED);
      begun = read(lines, "begun", BEGUN);
    } finally {
      process.destroyForcibly().waitFor();
    }

    List<String> done = new ArrayList<>();
    try (Database database = Database.open(settings);
        Store store =
            Store.of(
                database,
                Sealer.with(OpenStore.key('a')),
                Retention.usual(),
                new JobSettings(4, 4, Duration.ofMillis(20), Duration.ofMillis(250)),
                InstantSource.system())) {
      for (String id : accepted) {
        assertThat(store.requests().find(id)).isPresent();
      }
      FakeWork work = new FakeWork();
      store.jobs().start(work);
      while (done.size() < ACCEPTED) {
        done.add(work.next());
      }
      OpenStore.until(() -> store.jobs().depth() == 0);
      assertThat(work.idle()).as("each is done once").isTrue();
    }

    assertThat(done)
        .as("the death of the process counts as a failed attempt of what it had begun")
        .containsExactlyInAnyOrderElementsOf(
            accepted.stream().map(id -> id + (begun.contains(id) ? " 2" : " 1")).toList());
  }

  @Test
  void while_it_lives_nobody_else_opens_its_embedded_database() throws Exception {
    DatabaseSettings settings = Server.H2.fresh();
    Process process = start(settings);
    try (BufferedReader lines = process.inputReader()) {
      read(lines, "accepted", ACCEPTED);

      assertThatThrownBy(() -> Database.open(settings))
          .isInstanceOf(StoreSetupException.class)
          .hasMessageStartingWith(
              "Another `mtasts serve` uses the data directory " + settings.dataDirectory());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
