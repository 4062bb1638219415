package bot.mtasts.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout of its own, with JDKs and a Maven that only write down how they were
/// called.
class LauncherTest {
  /// Tells its options and arguments, and makes a class cache when asked for one.
  private static final String FAKE_JAVA =
      """
      #!/usr/bin/env bash
      for option in "$@"; do
        case $option in -XX:AOTCacheOutput=*) echo cache >"${option#*=}" ;; esac
      done
      printf '%s\\n' "java of $(dirname "$(dirname "$0")")" "$@"
      exit "${FAKE_EXIT:-0}"
      """;

  private static final String FAKE_MAVEN =
      """
      #!/usr/bin/env bash
      echo "$JAVA_HOME" "$@" >>maven-calls
      [[ -z ${FAKE_FAULT:-} ]] || { echo "[ERROR] $FAKE_FAULT"; exit 1; }
      mkdir -p app/target/lib
      echo program >app/target/mtasts-bot.jar
      echo library >app/target/lib/library.jar
      """;

  @TempDir private Path folder;

  private Path home;
  private Path jdks;
  private Path bin;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void a_checkout() throws IOException {
    home = Files.createDirectories(folder.resolve("check out")); // a space, as people have them
    jdks = Files.createDirectories(folder.resolve("jdks"));
    bin = Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(home.resolve("app/src/main/java"));
    Files.createDirectories(home.resolve("docs/findings"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("app/pom.xml"), "<project/>");
    Files.writeString(home.resolve("app/src/main/java/Main.java"), "class Main {}");
    script(home.resolve("mtasts"), Files.readString(Path.of("../mtasts")));
    script(bin.resolve("mvn"), FAKE_MAVEN);
    environment.put("MTASTS_JAVA_FOLDERS", jdks.toString());
    environment.put("MTASTS_AOT", "off");
    // The tools of the system without its Java and its Maven.
    for (String tool :
        List.of(
            "bash",
            "env",
            "cat",
            "chmod",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "renice",
            "rm",
            "rmdir",
            "sha256sum",
            "stat",
            "stty",
            "tail")) {
      for (String place : List.of("/usr/bin/", "/bin/")) {
        Path real = Path.of(place + tool);
        if (Files.exists(real) && Files.notExists(bin.resolve(tool))) {
          script(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
      }
    }
  }

  @Test
  void without_a_jdk_one_sentence_says_so() throws Exception {
    Ended ended = launch("--help");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.said())
        .isEqualTo(
            "mtasts: no JDK 25 or newer was found. Install one (for example from"
                + " https://adoptium.net), or set MTASTS_JAVA_HOME to its folder.\n");
  }

  @Test
  void without_maven_one_sentence_says_so() throws Exception {
    jdk("jdk-25", "25.0.3");
    Files.delete(bin.resolve("mvn"));
    Ended ended = launch("--help");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.said())
        .isEqualTo(
            "mtasts: Maven was not found, and the program must be built. Install Maven 3.8.7 or"
                + " newer, and see that `mvn` is on the PATH.\n");
  }

  @Test
  void a_java_home_that_is_too_old_is_passed_over() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk-17", "17.0.15").toString());
    Path newer = jdk("jdk-25", "25.0.3");
    assertThat(launch().said()).contains("java of " + newer);
  }

  @Test
  void a_java_home_that_is_new_enough_is_taken() throws Exception {
    Path own = jdk("../own", "26");
    jdk("jdk-25", "25.0.3");
    environment.put("JAVA_HOME", own.toString());
    assertThat(launch().said()).contains("java of " + own);
  }

  @Test
  void the_java_on_the_path_is_taken_through_its_link() throws Exception {
    Path own = jdk("../own", "25");
    Files.createSymbolicLink(bin.resolve("java"), own.resolve("bin/java"));
    assertThat(launch().said()).contains("java of " + own.toRealPath());
  }

  @Test
  void a_java_home_of_our_own_that_is_none_is_no_guess() throws Exception {
    jdk("jdk-25", "25.0.3");
    environment.put("MTASTS_JAVA_HOME", "/nowhere");
    Ended ended = launch();
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.said())
        .isEqualTo("mtasts: MTASTS_JAVA_HOME is /nowhere, which is no JDK 25 or newer.\n");
  }

  @Test
  void it_builds_on_first_use_with_the_jdk_it_found_and_not_again() throws Exception {
    Path jdk = jdk("jdk-25", "25.0.3");
    assertThat(launch("--help").said())
        .startsWith("mtasts: building on first use; this takes a minute or two…\n");
    assertThat(launch("--help").said()).doesNotContain("building");
    assertThat(mavenCalls()).hasSize(1);
    assertThat(mavenCalls().getFirst()).startsWith(jdk.toString()).endsWith("package -pl app -am");
  }

  @Test
  void it_builds_again_when_a_source_changed_came_or_went() throws Exception {
    jdk("jdk-25", "25.0.3");
    launch();
    Path source = home.resolve("app/src/main/java/Main.java");
    newer(source);
    assertThat(launch().said()).startsWith("mtasts: the sources have changed; building…\n");
    Files.delete(source);
    newer(home.resolve("app/src/main/java"));
    launch();
    newer(Files.writeString(home.resolve("docs/findings/mx_null.md"), "# Null MX"));
    launch();
    assertThat(mavenCalls()).hasSize(4);
  }

  @Test
  void a_build_that_fails_is_told_and_tried_again() throws Exception {
    jdk("jdk-25", "25.0.3");
    environment.put("FAKE_FAULT", "Main.java:[1,1] class expected");
    Ended ended = launch();
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.said())
        .contains("[ERROR] Main.java:[1,1] class expected")
        .contains("mtasts: the build failed; all of it is in ");
    environment.remove("FAKE_FAULT");
    assertThat(launch().code()).isZero();
  }

  @Test
  void arguments_and_exit_codes_pass_through_from_anywhere_and_through_links() throws Exception {
    jdk("jdk-25", "25.0.3");
    Path link = Files.createSymbolicLink(bin.resolve("linked"), home.resolve("mtasts"));
    environment.put("FAKE_EXIT", "42");
    Ended ended = run(folder, link, "check", "a b.test", "*", "--json");
    assertThat(ended.code()).isEqualTo(42);
    assertThat(ended.said()).endsWith("bot.mtasts.app.Main\ncheck\na b.test\n*\n--json\n");
  }

  @Test
  void the_class_cache_is_used_while_nothing_has_changed_and_never_after() throws Exception {
    Path jdk = jdk("jdk-25", "25.0.3");
    environment.remove("MTASTS_AOT");
    assertThat(launch("--train").code()).isZero();
    String first = cacheOf(launch("check").said());
    assertThat(first).endsWith(".aot").contains("app/target/aot/");
    assertThat(cacheOf(launch("check").said())).isEqualTo(first);

    // Other octets, the same length and the same time: only their content tells.
    Path library = home.resolve("app/target/lib/library.jar");
    FileTime time = Files.getLastModifiedTime(library);
    Files.writeString(library, "ybrarli\n");
    Files.setLastModifiedTime(library, time);
    assertThat(launch("--train").code()).isZero();
    String second = cacheOf(launch("check").said());
    assertThat(second).isNotEqualTo(first).endsWith(".aot");
    assertThat(Path.of(first)).as("old caches are taken away").doesNotExist();

    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.4\"\n");
    assertThat(launch("--train").code()).isZero();
    assertThat(cacheOf(launch("check").said())).isNotEqualTo(second).endsWith(".aot");
  }

  @Test
  void a_jvm_that_makes_no_class_cache_is_asked_once() throws Exception {
    jdk("jdk-25", "25.0.3");
    launch();
    script(jdks.resolve("jdk-25/bin/java"), FAKE_JAVA.replace("echo cache", "true"));
    environment.remove("MTASTS_AOT");
    Ended ended = launch("--train");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.said()).startsWith("mtasts: the class cache could not be made; see ");
    assertThat(launch("check").said()).contains("java of ").doesNotContain("AOTCache");
    try (Stream<Path> left = Files.list(home.resolve("app/target/aot"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.endsWith(".making"))
          .anyMatch(name -> name.endsWith(".failed"));
    }
  }

  @Test
  void only_a_server_is_given_both_compilers() throws Exception {
    jdk("jdk-25", "25.0.3");
    assertThat(launch("check").said()).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    assertThat(launch("serve").said())
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void the_class_cache_can_be_switched_off() throws Exception {
    jdk("jdk-25", "25.0.3");
    assertThat(launch("check").said()).doesNotContain("AOT");
    assertThat(home.resolve("app/target/aot")).doesNotExist();
  }

  private static String cacheOf(String said) {
    return said.lines()
        .filter(line -> line.startsWith("-XX:AOTCache="))
        .map(line -> line.substring("-XX:AOTCache=".length()))
        .findFirst()
        .orElse("none: " + said);
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = Files.createDirectories(jdks.resolve(name).normalize());
    Files.createDirectories(jdk.resolve("bin"));
    script(jdk.resolve("bin/java"), FAKE_JAVA);
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void newer(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private List<String> mavenCalls() throws IOException {
    return Files.readAllLines(home.resolve("maven-calls"));
  }

  private record Ended(int code, String said) {}

  private Ended launch(String... arguments) throws IOException, InterruptedException {
    return run(home, home.resolve("mtasts"), arguments);
  }

  private Ended run(Path workingDirectory, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
