package bot.mtasts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.app.Run;
import bot.mtasts.app.Wiring;
import bot.mtasts.app.endtoend.ServerProcess.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a server that is a process of its own ends, and what it leaves behind.
class StoppingTest {
  @TempDir private Path folder;

  @Test
  void sigterm_ends_it_in_good_order_with_0() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("admin.json"))))
          .isEqualTo("rw-------");
      assertThat(server.terminate()).isZero();
    }
    assertThat(folder.resolve("admin.json")).doesNotExist();
    assertThat(Files.readString(folder.resolve("server.log")).lines())
        .as("two logging libraries on the class path, and not a word about it")
        .allMatch(line -> line.matches("\\S+Z (INFO|DEBUG) .*"))
        .anyMatch(line -> line.endsWith(" INFO stopped"));
  }

  @Test
  void a_second_signal_ends_it_at_once() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        ServerProcess server = ServerProcess.start(folder, Map.of("MTASTS_SERVER_DRAIN", "1h"))) {
      Credentials credentials = server.add("crm");
      assertThat(
              server
                  .post(
                      "/api/v1/checks",
                      credentials.apiKey(),
                      "{\"domain\": \"all-good.test\", \"callback\": \"http://127.0.0.1:%d/\"}"
                          .formatted(silent.getLocalPort()))
                  .statusCode())
          .isEqualTo(202);
      try (Socket _ = silent.accept()) { // the callback is on its way, and nobody answers it
        server.signal();
        awaitStopping(server, credentials);
        server.signal();
        assertThat(server.ended()).isEqualTo(143);
      }
    }
  }

  private static void awaitStopping(ServerProcess server, Credentials credentials)
      throws IOException, InterruptedException {
    int status;
    do {
      status = server.post("/api/v1/checks", credentials.apiKey(), "{}").statusCode();
    } while (status != 503);
  }

  @Test
  void two_servers_do_not_share_one_embedded_database() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder, Map.of())) {
      assertThatThrownBy(() -> ServerProcess.start(folder, Map.of()))
          .hasMessageContaining("uses the data directory " + folder);
      assertThat(first.integrations("show", "lab", "--json").path("name").textValue())
          .isEqualTo("lab");
    }
  }

  @Test
  void what_a_killed_server_leaves_behind_is_known_for_what_it_is() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
      server.kill();
    }
    assertThat(folder.resolve("admin.json")).exists();
    Run.Ended listed =
        Run.with(new Wiring())
            .environment("MTASTS_SERVER_DATA_DIR", folder.toString())
            .run("integrations", "list");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out()).contains("lab");
  }
}
