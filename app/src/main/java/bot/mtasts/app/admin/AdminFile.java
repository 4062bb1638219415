package bot.mtasts.app.admin;

import bot.mtasts.core.integration.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// `admin.json` in the data directory of a running server.
///
/// @param url of the admin endpoint, on loopback
/// @param token that it wants to see
/// @param publicUrl how people reach the server, without a slash at the end
public record AdminFile(URI url, Secret token, String publicUrl) {
  private static final String NAME = "admin.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Writes the file for nobody but its owner to read; it is there whole or not at all.
  public void write(Path dataDirectory) throws IOException {
    String text =
        JSON.createObjectNode()
            .put("url", url.toString())
            .put("token", token.reveal())
            .put("publicUrl", publicUrl)
            .toPrettyString();
    boolean posix = dataDirectory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownersOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path draft = Files.createTempFile(dataDirectory, NAME, ".new", ownersOnly);
    try {
      Files.writeString(draft, text + "\n");
      Files.move(
          draft,
          dataDirectory.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Reads the file of the server that runs, or ran, on this data directory. Empty when there is
  /// none, or none that could be one.
  ///
  /// @throws IOException if it is there and cannot be read, as by another user
  public static Optional<AdminFile> read(Path dataDirectory) throws IOException {
    Path file = dataDirectory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty(); // no server has run here, or it went in good order
    }
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      String url = json.path("url").asText();
      String token = json.path("token").asText();
      return url.startsWith("http://127.0.0.1:") && !token.isEmpty()
          ? Optional.of(
              new AdminFile(URI.create(url), new Secret(token), json.path("publicUrl").asText()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it has just gone
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty(); // no server of ours wrote this
    }
  }

  /// Removes the file, unless another server has put its own in its place.
  public void remove(Path dataDirectory) throws IOException {
    if (read(dataDirectory).filter(this::equals).isPresent()) {
      Files.deleteIfExists(dataDirectory.resolve(NAME));
    }
  }
}
