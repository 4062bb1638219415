package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.Golden;
import bot.mtasts.app.Run;
import bot.mtasts.app.Run.Ended;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.Workshop.Part;
import bot.mtasts.core.integration.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServeCommandTest {
  /// A server that notes what is asked of it.
  private static final class NotedService implements Workshop.Service {
    private final List<String> asked = new ArrayList<>();
    private final Workshop.@Nullable Trial trial;

    NotedService(Workshop.@Nullable Trial trial) {
      this.trial = trial;
    }

    @Override
    public String url() {
      return "http://127.0.0.1:8080";
    }

    @Override
    public List<Part> parts() {
      return List.of(
          new Part("webhooks", true, "/api/v1, with API keys"),
          new Part("slack", false, "not part of this version"));
    }

    @Override
    public Optional<Workshop.Trial> trial() {
      return Optional.ofNullable(trial);
    }

    @Override
    public void drain() {
      asked.add("drain");
    }

    @Override
    public void close() {
      asked.add("close");
    }
  }

  @Test
  void it_says_what_is_on_and_where_it_listens_and_stops_in_order() throws IOException {
    NotedService service = new NotedService(null);
    Ended ended = stopped(service).run("serve");
    assertThat(ended.code()).isZero();
    Golden.hold("serve.txt", ended.out());
    assertThat(service.asked).containsExactly("drain", "close");
  }

  @Test
  void on_the_lab_it_gives_a_key_to_try() throws IOException {
    Golden.hold(
        "serve-lab.txt",
        stopped(new NotedService(new Workshop.Trial(new Secret("mts_0_x"), new Secret("whsec_x"))))
            .run("serve", "--lab")
            .out());
  }

  @Test
  void the_log_goes_to_standard_error_as_configured() {
    Ended text = stopped(new NotedService(null)).run("serve");
    assertThat(text.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("\\S+Z INFO started url=http://127.0.0.1:8080"),
            line -> assertThat(line).endsWith(" INFO stopping"),
            line -> assertThat(line).endsWith(" INFO stopped"));
    Ended json =
        stopped(new NotedService(null)).environment("MTASTS_LOG_FORMAT", "json").run("serve");
    assertThat(json.err()).contains("\"message\":\"started\",\"url\":\"http://127.0.0.1:8080\"}");
    Ended quiet =
        stopped(new NotedService(null)).environment("MTASTS_LOG_LEVEL", "error").run("serve");
    assertThat(quiet.err()).isEmpty();
  }

  @Test
  void what_is_not_there_is_told_with_69() {
    assertThat(Run.with(new CannedWorkshop()).run("serve"))
        .isEqualTo(new Ended(69, "", "mtasts: port 8080 of 127.0.0.1 is taken\n"));
  }

  @Test
  void the_order_carries_the_configuration_and_the_lab() {
    CannedWorkshop workshop = new CannedWorkshop();
    Run.with(workshop).environment("MTASTS_SERVER_PORT", "0").run("serve", "--lab");
    assertThat(workshop.ordered)
        .satisfies(order -> {
          assertThat(order.lab()).isTrue();
          assertThat(order.config().service().listening().port()).isZero();
        });
  }

  private static Run stopped(Workshop.Service service) {
    CannedWorkshop workshop = new CannedWorkshop();
    workshop.service = service;
    return Run.with(workshop).stoppedBy(new CountDownLatch(0));
  }
}
