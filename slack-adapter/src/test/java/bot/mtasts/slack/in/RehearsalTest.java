package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.out.SlackClient;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final Kept kept = Kept.by(InstantSource.system());
  private final HeardDialogue dialogue = new HeardDialogue();

  @Test
  void made_up_commands_go_all_the_way_and_neither_slack_nor_the_dialogue_hears_of_them() {
    try (FakeSlack slack = FakeSlack.start()) {
      assertThat(rehearsed(slack)).as("each was taken on").isEqualTo(Set.of(200));
      assertThat(slack.calls()).isEmpty();
      assertThat(dialogue.untaken()).isEmpty();
    }
  }

  @Test
  void a_database_that_is_away_does_not_keep_us_from_starting() {
    kept.once().setWorks(false);
    try (FakeSlack slack = FakeSlack.start()) {
      assertThat(rehearsed(slack)).isEmpty();
    }
  }

  private Set<Integer> rehearsed(FakeSlack slack) {
    SlackSettings settings =
        new SlackSettings(
            new Secret("xoxb-not-used"),
            null,
            new Secret(slack.app().signingSecret()),
            null,
            null,
            slack.apiUrl(),
            null);
    return Incoming.rehearsal(
        settings,
        SlackClient.of(slack.apiUrl()), // It connects to nobody, and has nothing to close.
        kept.of("one"),
        new Incoming.Hearers(
            dialogue, new NotedSinks(), new BlockKitRenderer(ReportPages.NONE), Heed.NONE),
        kept.clock());
  }
}
