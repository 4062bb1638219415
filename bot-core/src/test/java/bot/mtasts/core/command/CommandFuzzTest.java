package bot.mtasts.core.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/// Whatever is typed or said comes to something: it is answered, refused, or checked.
class CommandFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "check",
          "fix",
          "generate",
          "validate",
          "explain",
          "help",
          "chekc",
          "private",
          "privately",
          "enforce",
          "mx_partial_match",
          "a.test",
          "b.example.com",
          "bücher.de",
          "xn--bcher-kva.de",
          "user@a.test",
          "https://a.test/x?y#z",
          "<http://a.test|a.test>",
          "<mailto:x@a.test|x>",
          "<@U1>",
          "<!channel>",
          "<#C1|x>",
          "</x:1>",
          "<",
          ">",
          "|",
          "<>",
          "<<a.test>>",
          "[a](b.test)",
          "v=STSv1; id=1;",
          "version: STSv1\nmode: enforce",
          "```",
          "`",
          ",",
          ";",
          ":",
          ".",
          "..",
          "@",
          "@everyone",
          "*",
          "\u0000",
          "\u202e",
          "\u200b",
          "\u00a0",
          "\n",
          "\ud800",
          "\ud83d\ude00",
          "192.0.2.1",
          "[2001:db8::1]",
          "co.uk",
          "*.a.test",
          "and",
          "&",
          "--help",
          "?",
          "/mtasts",
          "x".repeat(300),
          "a.".repeat(200),
          "<@U1>".repeat(500));

  @FuzzTest(maxDuration = "60s")
  void any_text_comes_to_something(byte[] octets) throws InterruptedException {
    comesToSomething(new String(octets, UTF_8));
  }

  @RepeatedTest(300)
  @Timeout(60)
  void so_does_what_is_put_together_from_what_people_type(RepetitionInfo repetition)
      throws InterruptedException {
    Random random = new Random(repetition.getCurrentRepetition());
    comesToSomething(
        IntStream.range(0, random.nextInt(9))
            .mapToObj(
                _ -> PIECES.get(random.nextInt(PIECES.size())) + " ".repeat(random.nextInt(2)))
            .collect(Collectors.joining()));
  }

  private static void comesToSomething(String text) throws InterruptedException {
    assertThat(new ChatWorld().typed(text)).isNotEmpty().doesNotContain("the fault is ours");
    assertThat(new ChatWorld().said(text, text)).isNotEmpty().doesNotContain("the fault is ours");
    assertThat(new ChatWorld().router.pasted(text))
        .isInstanceOfAny(Reply.Judged.class, Reply.Refused.class);
  }
}
