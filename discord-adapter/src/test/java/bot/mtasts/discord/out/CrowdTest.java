package bot.mtasts.discord.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.lab.discord.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many at the same moment: each is answered, once, in its own place.
class CrowdTest {
  private static final int MANY = 60;

  private final Ops ops = Ops.open();

  @AfterEach
  void close() {
    ops.close();
  }

  @Test
  void a_crowd_is_answered_each_in_its_own_place() throws Exception {
    List<DomainName> domains = new ArrayList<>();
    List<Callable<Answer>> asking = new ArrayList<>();
    for (int one = 0; one < MANY; one++) {
      DomainName domain = new DomainName("d%02d.test".formatted(one));
      var place = ops.forAll().place();
      domains.add(domain);
      asking.add(() -> {
        Opened opened = ops.out.sinks().at(place).open(domain, false);
        return ops.out
            .sender()
            .send(ops.delivery(opened.destination(View.REPORT), "answer to " + domain.ascii()));
      });
    }
    assertThat(all(asking)).hasOnlyElementsOfType(Answer.Accepted.class);
    List<Message> shown = ops.discord.messages(ops.mail);
    assertThat(shown).hasSize(MANY);
    for (int one = 0; one < MANY; one++) {
      assertThat(shown.get(one).words()).startsWith("answer to " + domains.get(one).ascii());
      assertThat(shown.get(one).earlier().getFirst().words())
          .startsWith("checking " + domains.get(one).ascii());
    }
    ops.nothingWasTooMuch();
  }

  @Test
  void a_channel_that_many_post_to_gets_each_result_once() throws Exception {
    DiscordChannel channel = new DiscordChannel(ops.mail.id());
    assertThat(ops.out.sender().send(ops.delivery(channel, "first")))
        .isInstanceOf(Answer.Accepted.class);
    List<Callable<Answer>> posting =
        IntStream.range(0, 12)
            .<Callable<Answer>>mapToObj(one -> () -> ops.out.sender().send(named(channel, one)))
            .toList();
    // Whoever would wait too long comes back with a time: then it is tried again.
    List<Answer> answers = all(posting);
    long taken = answers.stream().filter(Answer.Accepted.class::isInstance).count();
    assertThat(ops.said(ops.mail)).hasSize(1 + (int) taken).doesNotHaveDuplicates();
    for (int one = 0; one < 12; one++) {
      ops.time.pass(Duration.ofSeconds(1));
      assertThat(ops.out.sender().send(named(channel, one))).isInstanceOf(Answer.Accepted.class);
    }
    assertThat(ops.said(ops.mail)).hasSize(13).doesNotHaveDuplicates();
    ops.nothingWasTooMuch();
  }

  private Delivery named(DiscordChannel channel, int number) {
    Delivery due = ops.delivery(channel, "result %d".formatted(number));
    return Delivery.due(
        "dlv_%d".formatted(number),
        due.messageId(),
        null,
        due.checkId(),
        due.event(),
        due.destination(),
        due.payload(),
        due.createdAt());
  }

  private static List<Answer> all(List<Callable<Answer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
