package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeyTest {
  private static final String HEX =
      "fbff00112233445566778899aabbccddeeff00112233445566778899aabbccdd";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX,
        "FBFF00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDD",
        "+/8AESIzRFVmd4iZqrvM3e7/ABEiM0RVZneImaq7zN0=",
        "+/8AESIzRFVmd4iZqrvM3e7/ABEiM0RVZneImaq7zN0",
        "-_8AESIzRFVmd4iZqrvM3e7_ABEiM0RVZneImaq7zN0",
        "  +/8AESIzRFVmd4iZqrvM3e7/ABEiM0RVZneImaq7zN0=\n"
      })
  void a_key_is_written_in_hexadecimal_or_in_either_base64(String text) throws Exception {
    assertThat(SealingKey.read(new Secret(text)).id())
        .isEqualTo(SealingKey.read(new Secret(HEX)).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "aGVsbG8=", HEX + "00", "not base64 at all!", "äöü"})
  void what_is_no_key_is_refused_without_being_quoted(String text) {
    assertThatThrownBy(() -> SealingKey.read(new Secret(text)))
        .isInstanceOf(StoreSetupException.class)
        .hasMessage(
            "`secrets.key` does not hold a key: 32 octets in Base64 or hexadecimal are wanted."
                + " `openssl rand -base64 32` makes one.");
  }

  @Test
  void a_data_directory_gets_a_key_that_only_its_owner_can_read() throws Exception {
    Path data = directory.resolve("a/b");

    SealingKey made = SealingKey.fileIn(data);

    assertThat(SealingKey.fileIn(data).id()).isEqualTo(made.id());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("sealing.key"))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    try (var files = Files.list(data)) {
      assertThat(files).as("no draft is left").hasSize(1);
    }
  }

  @Test
  void of_many_that_begin_at_once_all_have_the_same_key() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SealingKey>> all =
          IntStream.range(0, 8)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    go.await();
                    return SealingKey.fileIn(directory);
                  }))
              .toList();
      go.countDown();
      for (Future<SealingKey> each : all) {
        ids.add(each.get().id());
      }
    }

    assertThat(ids).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void a_file_that_others_can_read_or_change_is_refused(String permissions) throws Exception {
    Path file = Files.writeString(directory.resolve("key"), HEX);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> SealingKey.read(file))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("can be read or changed by others")
        .hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void a_file_may_belong_to_its_owner_alone_and_be_read_only() throws Exception {
    Path file = Files.writeString(directory.resolve("key"), HEX + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertThat(SealingKey.read(file).id()).isEqualTo(SealingKey.read(new Secret(HEX)).id());
  }

  @Test
  void a_file_that_is_not_there_or_holds_no_key_is_named() throws Exception {
    assertThatThrownBy(() -> SealingKey.read(directory.resolve("none")))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageStartingWith("The key file " + directory.resolve("none") + " cannot be read.");

    Path file = Files.write(directory.resolve("key"), new byte[] {(byte) 0xff, 0, 7});
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> SealingKey.read(file))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageStartingWith("The key file " + file + " does not hold a key");
  }
}
