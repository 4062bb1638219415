package bot.mtasts.store;

import bot.mtasts.core.integration.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key that secrets are sealed with: 256 bits for AES.
public final class SealingKey {
  /// The name of the key file in a data directory.
  public static final String FILE = "sealing.key";

  private static final int OCTETS = 32;
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final String id;
  private final SecretKey key;

  private SealingKey(byte[] octets) {
    this.id = idOf(octets);
    this.key = new SecretKeySpec(octets, "AES");
  }

  /// Reads a key from text: 32 octets in Base64 or in hexadecimal, such as `openssl rand -base64
  /// 32` prints.
  ///
  /// @throws StoreSetupException if it is none; the text is not quoted
  public static SealingKey read(Secret text) throws StoreSetupException {
    return new SealingKey(octets(text.reveal().strip(), "`secrets.key`"));
  }

  /// Reads a key from a file that only its owner can read.
  ///
  /// @throws StoreSetupException if it is not there, is open to others, or holds no key
  public static SealingKey read(Path file) throws StoreSetupException {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
        open.retainAll(Files.getPosixFilePermissions(file));
        if (!open.isEmpty()) {
          throw new StoreSetupException(
              "The key file "
                  + file
                  + " can be read or changed by others. Run `chmod 600 "
                  + file
                  + "`; if it lay open for long, make a new key and have the secrets renewed.");
        }
      }
      // ISO 8859-1 takes any octets: what is no key is said below, whatever the file holds.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return new SealingKey(octets(text.strip(), "The key file " + file));
    } catch (IOException e) {
      throw new StoreSetupException(
          "The key file "
              + file
              + " cannot be read. Look whether it is there, and whether the user"
              + " who runs this program may read it.",
          e);
    }
  }

  /// The key of a data directory, made there when none is. Whoever copies the database without this
  /// file cannot read the secrets in it, and whoever loses the file cannot either.
  ///
  /// @throws StoreSetupException as [#read(Path)], or if the file cannot be written
  public static SealingKey fileIn(Path dataDirectory) throws StoreSetupException {
    Path file = dataDirectory.resolve(FILE);
    if (!Files.exists(file)) {
      make(file);
    }
    return read(file);
  }

  private static void make(Path file) throws StoreSetupException {
    byte[] octets = new byte[OCTETS];
    new SecureRandom().nextBytes(octets);
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(
            directory, PosixFilePermissions.asFileAttribute(permissions("rwx------")));
      }
      // Whole or not at all: a process that dies in between leaves no half of a key, and of two
      // that begin at the same time both use the one that came first.
      Path draft =
          Files.createTempFile(
              directory,
              FILE,
              ".new",
              PosixFilePermissions.asFileAttribute(permissions("rw-------")));
      try {
        Files.writeString(
            draft, Base64.getEncoder().encodeToString(octets) + "\n", StandardOpenOption.DSYNC);
        Files.createLink(file, draft);
      } finally {
        Files.delete(draft);
      }
    } catch (FileAlreadyExistsException e) {
      // Another instance made it just now: its key is read next.
      return;
    } catch (IOException e) {
      throw new StoreSetupException(
          "The key file "
              + file
              + " cannot be written. Make its directory writable, or set"
              + " `secrets.key` or `secrets.key-file`.",
          e);
    }
  }

  private static Set<PosixFilePermission> permissions(String text) {
    return PosixFilePermissions.fromString(text);
  }

  private static byte[] octets(String text, String where) throws StoreSetupException {
    byte[] octets;
    try {
      octets =
          HEX.matcher(text).matches()
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new StoreSetupException(where + notAKey(), e);
    }
    if (octets.length != OCTETS) {
      throw new StoreSetupException(where + notAKey());
    }
    return octets;
  }

  private static String notAKey() {
    return " does not hold a key: 32 octets in Base64 or hexadecimal are wanted. `openssl rand"
        + " -base64 32` makes one.";
  }

  // Tells keys apart and says nothing about them: 64 bits of a hash of 256 random ones.
  private static String idOf(byte[] octets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("mtasts sealing key".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(octets), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Tells this key from others; not secret.
  public String id() {
    return id;
  }

  SecretKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
