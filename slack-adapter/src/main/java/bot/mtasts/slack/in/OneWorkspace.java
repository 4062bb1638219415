package bot.mtasts.slack.in;

import bot.mtasts.core.integration.Secret;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one workspace that a configured bot token belongs to. Which one that is, Slack has to be
/// asked; until it answers, whatever comes to us with a right signature is taken for ours.
final class OneWorkspace implements WorkspaceTokens {
  private static final Logger log = LoggerFactory.getLogger(OneWorkspace.class);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofMinutes(10);

  /// @param id of the workspace, or of the organisation where the app is installed for all of it
  /// @param organisation of the Enterprise Grid that the workspace belongs to
  private record Identity(String id, @Nullable String organisation) {
    boolean is(String candidate) {
      return candidate.equals(id) || candidate.equals(organisation);
    }
  }

  private final Secret token;
  private final Slack slack;
  private final ScheduledExecutorService background =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("slack-token").factory(),
          // Once closed, there is nothing to look at.
          new ThreadPoolExecutor.DiscardPolicy());
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Long askedAt;
  private volatile @Nullable Identity identity;
  private volatile @Nullable String trouble = "Slack has not yet been asked whose the token is.";

  OneWorkspace(Secret token, Slack slack) {
    this.token = token;
    this.slack = slack;
  }

  @Override
  public void open() {
    background.execute(this::lookAndComeBack);
  }

  private void lookAndComeBack() {
    look();
    Duration pause = trouble == null ? LATER : SOON;
    var _ = background.schedule(this::lookAndComeBack, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    looking.lock();
    try {
      ask();
    } finally {
      looking.unlock();
    }
  }

  /// Asks Slack whose the token is, and whether it still takes it.
  private void ask() {
    askedAt = System.nanoTime();
    try {
      AuthTestResponse answer = slack.methods(token.reveal()).authTest(request -> request);
      if (answer.isOk()) {
        identity = new Identity(answer.getTeamId(), answer.getEnterpriseId());
        trouble = null;
      } else {
        dead(answer.getError());
      }
    } catch (IOException | SlackApiException e) {
      unreached(e);
    } catch (RuntimeException e) {
      // What is not JSON at all: a proxy's page, say. The look has to come back all the same.
      unreached(e);
    }
  }

  /// That Slack is away for a while is no fault of ours once we know who we are.
  private void unreached(Exception e) {
    log.atWarn().setCause(e).addKeyValue("outcome", "unreached").log("slack token");
    if (identity == null) {
      trouble = "Slack could not be asked whose the token is.";
    }
  }

  private void dead(String error) {
    String words =
        "Slack refuses slack.bot-token (%s). Take the present one from *OAuth & Permissions* on the"
                .formatted(error)
            + " app's page, and install the app there if it is not.";
    if (!words.equals(trouble)) {
      log.atError().addKeyValue("outcome", error).log("slack token");
    }
    trouble = words;
  }

  private boolean isDue() {
    Long asked = askedAt;
    return asked == null || System.nanoTime() - asked >= SOON.toNanos();
  }

  @Override
  public Optional<BotToken> of(@Nullable String team) {
    // Whoever comes while somebody asks, or just after it was in vain, goes on without.
    if (identity == null && isDue() && looking.tryLock()) {
      try {
        ask();
      } finally {
        looking.unlock();
      }
    }
    Identity known = identity;
    if (known == null) {
      // Whoever sends with it will find out what is the matter, and may try again.
      return Optional.of(new BotToken(team == null ? "" : team, token));
    }
    return team == null || known.is(team)
        ? Optional.of(new BotToken(known.id(), token))
        : Optional.empty();
  }

  @Override
  public List<String> teams() {
    Identity known = identity;
    return known == null ? List.of() : List.of(known.id());
  }

  @Override
  public Optional<String> installed(List<String> candidates) {
    Identity known = identity;
    return known == null
        ? candidates.stream().findFirst()
        : candidates.stream().filter(known::is).findFirst().map(_ -> known.id());
  }

  @Override
  public void refused(String team, String error) {
    background.execute(this::look);
  }

  @Override
  public void takenAway(String installation, Instant at, String word) {
    background.execute(this::look);
  }

  @Override
  public List<String> notReady() {
    String words = trouble;
    return words == null ? List.of() : List.of(words);
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
