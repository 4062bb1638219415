package bot.mtasts.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminFileTest {
  private static final AdminFile OURS =
      new AdminFile(
          URI.create("http://127.0.0.1:4711"), new Secret("token"), "https://mtasts.example.com");

  @TempDir private Path folder;

  @Test
  void it_is_for_its_owner_only_and_comes_back_as_it_was() throws IOException {
    OURS.write(folder);
    OURS.write(folder); // over the one of a server before
    assertThat(AdminFile.read(folder)).hasValue(OURS);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .as("no draft stays behind")
          .containsExactly(folder.resolve("admin.json"));
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("admin.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void only_its_own_server_removes_it() throws IOException {
    OURS.write(folder);
    AdminFile another = new AdminFile(OURS.url(), new Secret("other"), OURS.publicUrl());
    another.remove(folder);
    assertThat(AdminFile.read(folder)).isPresent();
    OURS.remove(folder);
    assertThat(AdminFile.read(folder)).isEmpty();
    OURS.remove(folder); // already gone
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{\"url\":\"http://127.0.0.1:1\"}",
        "{\"url\":\"http://192.0.2.1:80\",\"token\":\"x\"}",
        "{\"url\":\"http://127.0.0.1:1 /\",\"token\":\"x\"}"
      })
  void what_is_no_such_file_counts_as_none(String content) throws IOException {
    Files.writeString(folder.resolve("admin.json"), content);
    assertThat(AdminFile.read(folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200, true", "503, true", "401, false", "404, false"})
  void a_server_is_alive_when_it_knows_the_token(int status, boolean alive) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/integrations",
        exchange -> {
          assertThat(exchange.getRequestHeaders().get("Authorization"))
              .isEqualTo(List.of("Bearer token"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try (AdminClient client = client(server.getAddress().getPort())) {
      assertThat(client.isAlive()).isEqualTo(alive);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void where_nobody_listens_nobody_is_alive() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (AdminClient client = client(port)) {
      assertThat(client.isAlive()).isFalse();
    }
  }

  @Test
  void its_token_is_not_shown() {
    assertThat(OURS.toString()).doesNotContain("token=token");
  }

  private static AdminClient client(int port) {
    return new AdminClient(
        new AdminFile(URI.create("http://127.0.0.1:" + port), OURS.token(), OURS.publicUrl()));
  }
}
