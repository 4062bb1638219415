package bot.mtasts.core.command;

import static bot.mtasts.core.command.ChatWorld.ALICE;
import static bot.mtasts.core.command.ChatWorld.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.scenario.FakeEngine;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CommandRouterTest {
  private final ChatWorld world = new ChatWorld();

  @Test
  void the_latest_are_the_workspaces_and_ones_own() {
    asked("chk_1", "slack:T1", 1);
    asked("chk_2", "slack:T1/U1", 2);
    asked("chk_3", "slack:T1/U2", 3);
    asked("chk_4", "slack:T2", 4);
    asked("chk_5", "desk", 5);
    asked("chk_6", "slack:T1", 6);

    assertThat(ChatWorld.inWords(world.router.latest(ALICE)))
        .isEqualTo("latest [chk_6, chk_2, chk_1]");
    assertThat(ChatWorld.inWords(world.router.latest(BOB)))
        .isEqualTo("latest [chk_6, chk_3, chk_1]");
  }

  @Test
  void of_many_checks_the_ten_newest_are_shown() {
    for (int i = 0; i < 30; i++) {
      asked("chk_%02d".formatted(i), i % 3 == 0 ? "slack:T1/U1" : "slack:T1", i);
    }

    assertThat(((Reply.Latest) world.router.latest(ALICE)).checks())
        .extracting(standing -> standing.request().id())
        .containsExactly(
            "chk_29", "chk_28", "chk_27", "chk_26", "chk_25", "chk_24", "chk_23", "chk_22",
            "chk_21", "chk_20");
  }

  @Test
  void when_the_store_is_gone_the_latest_are_refused_in_words() {
    world.requests.isGone(true);

    assertThat(ChatWorld.inWords(world.router.latest(ALICE)))
        .startsWith("refused: That failed, and the fault is ours")
        .contains("err_");
  }

  @Test
  void what_is_pasted_is_judged() {
    assertThat(ChatWorld.inWords(world.router.pasted("v=STSv1; id=1;")))
        .isEqualTo("judged RECORD: []");
    assertThat(ChatWorld.inWords(world.router.pasted("ü".repeat(33_000))))
        .isEqualTo(
            "refused: That is more than 64 KiB, where senders stop reading a policy (RFC 8461"
                + " §3.3).");
  }

  @Test
  void a_bug_of_ours_is_told_with_words_to_find_it_by() throws InterruptedException {
    NotedSink sink = new NotedSink();
    world.requests.hears(
        _ -> {
          throw new IllegalStateException("token=secret");
        },
        _ -> {});

    world.router.typed(new Invocation(ALICE, "example.com", false), sink);

    assertThat(sink.onlyPlace().told().getFirst())
        .isInstanceOfSatisfying(
            Reply.CheckFailed.class,
            failed -> assertThat(failed.reason()).doesNotContain("secret"));
  }

  static List<CommandSpec> specs() {
    return new ChatWorld().router.specs();
  }

  @Test
  void the_commands_are_in_the_order_of_the_help() {
    assertThat(specs())
        .extracting(CommandSpec::name)
        .containsExactly("check", "fix", "generate", "validate", "explain", "help");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void what_a_command_says_of_itself_fits_every_platform(CommandSpec spec) {
    assertThat(spec.name()).matches("[a-z]{1,32}");
    assertThat(spec.summary()).hasSizeBetween(10, 100).doesNotEndWith(".");
    assertThat(spec.examples()).isNotEmpty();
    assertThat(spec.parameters())
        .allSatisfy(parameter -> {
          assertThat(parameter.name()).matches("[a-z]{1,32}");
          assertThat(parameter.summary()).hasSizeBetween(10, 100);
          assertThat(parameter.choices()).hasSizeLessThanOrEqualTo(25);
        });
  }

  @ParameterizedTest
  @MethodSource("specs")
  void every_example_is_understood(CommandSpec spec) throws InterruptedException {
    for (String example : spec.examples()) {
      for (String name : spec.also()) {
        assertThat(new ChatWorld().typed(name + " " + example)).doesNotContain("refused");
      }
      assertThat(new ChatWorld().typed(spec.name() + " " + example)).doesNotContain("refused");
    }
  }

  @Test
  void no_word_names_two_commands() {
    assertThat(
            specs().stream()
                .flatMap(spec -> spec.also().stream().map(word -> word.toLowerCase(Locale.ROOT))))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(specs().stream().map(CommandSpec::name).toList());
  }

  private void asked(String id, String integration, int second) {
    world.requests.put(
        new CheckStanding.Queued(
            new CheckRequest(
                id,
                new DomainName("a.test"),
                integration,
                null,
                List.of(),
                false,
                FakeEngine.NOW.plusSeconds(second))));
  }
}
