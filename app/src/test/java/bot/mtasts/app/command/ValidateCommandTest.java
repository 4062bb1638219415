package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.Golden;
import bot.mtasts.app.Run;
import bot.mtasts.app.Run.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  private static final String GOOD =
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";

  @TempDir private Path folder;

  @Test
  void a_good_policy_is_told_so() {
    Ended ended = validate(GOOD);
    assertThat(ended).isEqualTo(new Ended(0, "✔ standard input is a policy as it should be\n", ""));
  }

  @Test
  void a_file_is_named_in_the_first_line() throws IOException {
    Files.writeString(
        folder.resolve("mta-sts.txt"), GOOD.replace("mode: enforce", "mode: testing"));
    Ended ended = Run.with(new CannedWorkshop()).in(folder).run("validate", "mta-sts.txt");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("! mta-sts.txt is a policy that senders can use");
  }

  @Test
  void each_fault_is_shown_where_it_stands() throws IOException {
    Ended ended =
        validate(
            """
            \ufeffversion: STSv1
            mode: enforce
            mxx: mail.example.com
            mx:\u00a0mail.example.com
            max_age: 604800
            """);
    assertThat(ended.code()).isEqualTo(1);
    Golden.hold("validate-faults.txt", withoutTimes(ended.out()));
  }

  @Test
  void a_record_is_judged_as_one() throws IOException {
    Ended ended = validate("_mta-sts.example.com. IN TXT \"v=STSv1; id=2026-11-22\"\n");
    assertThat(ended.code()).isEqualTo(1);
    Golden.hold("validate-record.txt", withoutTimes(ended.out()));
  }

  @Test
  void what_senders_would_not_read_to_its_end_is_told() {
    Ended ended = validate(GOOD + "x: " + "y".repeat(70_000));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("larger than 64 KiB");
  }

  @Test
  void hostile_bytes_are_shown_harmless() {
    byte[] bytes = {'v', 0x1b, '[', '3', '1', 'm', (byte) 0xff, 0, '\r', 'x', '\n'};
    Ended ended = validate(new String(bytes, StandardCharsets.ISO_8859_1));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).doesNotContain("\u001b").doesNotContain("\r").doesNotContain("\u0000");
  }

  private static Ended validate(String text) {
    return Run.with(new CannedWorkshop()).input(text).run("validate", "-");
  }

  /// Fresh ids are made of the time.
  static String withoutTimes(String said) {
    return said.replaceAll("id=20\\d{12}Z", "id=20260102030405Z");
  }
}
