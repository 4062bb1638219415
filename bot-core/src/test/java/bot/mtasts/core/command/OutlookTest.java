package bot.mtasts.core.command;

import static bot.mtasts.core.command.ChatWorld.ALICE;
import static bot.mtasts.core.command.Outlook.FOR_ALL;
import static bot.mtasts.core.command.Outlook.FOR_ASKER;
import static bot.mtasts.core.command.Outlook.PASTE_FORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// Who will see an answer is known before anything is done.
class OutlookTest {
  static final List<Arguments> TYPED =
      List.of(
          arguments("example.com", FOR_ALL, "the team should see it"),
          arguments("fix example.com", FOR_ALL, "the same"),
          arguments("generate example.com enforce", FOR_ALL, "the same"),
          arguments("a.example b.example", FOR_ALL, "the same for several"),
          arguments("private example.com", FOR_ASKER, "they say so"),
          arguments("fix example.com private", FOR_ASKER, "they say so"),
          arguments("", FOR_ASKER, "help"),
          arguments("help", FOR_ASKER, "help"),
          arguments("explain cert_invalid", FOR_ASKER, "an explanation"),
          arguments("explain nothing", FOR_ASKER, "a refusal"),
          arguments("oops", FOR_ASKER, "a refusal"),
          arguments("fxi example.com", FOR_ASKER, "a slip"),
          arguments("fix", FOR_ASKER, "a refusal"),
          arguments("generate example.com strictly", FOR_ASKER, "a refusal"),
          arguments("a.test b.test c.test d.test e.test f.test", FOR_ASKER, "too many"),
          arguments("x".repeat(9_000), FOR_ASKER, "too long"),
          arguments("validate", PASTE_FORM, "there is nothing to judge yet"),
          arguments("private validate", PASTE_FORM, "a form is private anyway"),
          arguments("validate v=STSv1; id=1;", FOR_ASKER, "a judgement"));

  static final List<Arguments> SAID =
      List.of(
          arguments(List.of("is mail of example.com safe?"), FOR_ALL, "it speaks of a domain"),
          arguments(List.of("private example.com"), FOR_ASKER, "they say so"),
          arguments(List.of("fix example.com"), FOR_ALL, "it is a command"),
          arguments(List.of(), FOR_ASKER, "help"),
          arguments(List.of("how are all of you today"), FOR_ASKER, "there is no domain in that"));

  @ParameterizedTest
  @FieldSource("TYPED")
  void a_command_tells_who_will_see_its_answer(String text, Outlook outlook, String reason) {
    assertThat(new ChatWorld().router.outlook(new Invocation(ALICE, text, false)))
        .as(reason)
        .isEqualTo(outlook);
  }

  @ParameterizedTest
  @FieldSource("SAID")
  void a_message_tells_who_will_see_its_answer(List<String> texts, Outlook outlook, String reason) {
    assertThat(new ChatWorld().router.outlook(ALICE, texts)).as(reason).isEqualTo(outlook);
  }

  @Test
  void who_wishes_it_is_answered_alone() {
    assertThat(new ChatWorld().router.outlook(new Invocation(ALICE, "example.com", true)))
        .isEqualTo(FOR_ASKER);
  }

  @Test
  void an_operator_may_have_everything_answered_alone() {
    CommandRouter router = new ChatWorld(new ChatSettings(1_000, 1_000, true, 5)).router;

    assertThat(router.outlook(new Invocation(ALICE, "example.com", false))).isEqualTo(FOR_ASKER);
    assertThat(router.outlook(ALICE, List.of("see example.com"))).isEqualTo(FOR_ASKER);
  }
}
