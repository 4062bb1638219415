package bot.mtasts.discord.in;

import bot.mtasts.discord.DiscordPlace.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The acknowledgement of one thing that somebody did. Discord takes one, within three seconds, and
/// whoever gave it goes on: so a thing that is heard twice is done once.
final class Acknowledgement {
  private static final Logger log = LoggerFactory.getLogger(Acknowledgement.class);
  private static final MediaType JSON = MediaType.get("application/json");

  // interactions/receiving-and-responding, "Interaction Callback Type" and "Message Flags".
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int EPHEMERAL = 1 << 6;

  private final IReplyCallback event;
  private final Acknowledged how;
  private final URI apiUrl;
  private final CompletableFuture<InteractionHook> first = new CompletableFuture<>();

  Acknowledgement(IReplyCallback event, Acknowledged how, URI apiUrl) {
    this.event = event;
    this.how = how;
    this.apiUrl = apiUrl;
  }

  /// How it comes out.
  enum Outcome {
    /// It is ours to go on.
    TAKEN("taken"),
    /// Discord did not wait for us, and has told them so.
    LATE("late"),
    /// Somebody else has acknowledged it, and goes on.
    ELSEWHERE("elsewhere"),
    /// Discord cannot be reached, or did not understand us.
    FAILED("not_acknowledged");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /// For logs.
    String word() {
      return word;
    }

    /// What JDA's complaint means.
    static Outcome of(@Nullable Throwable trouble) {
      return trouble instanceof ErrorResponseException answered
          ? switch (answered.getErrorResponse()) {
            case UNKNOWN_INTERACTION -> LATE;
            case INTERACTION_ALREADY_ACKNOWLEDGED -> ELSEWHERE;
            default -> FAILED;
          }
          : FAILED;
    }
  }

  /// Sends it, and returns at once.
  ///
  /// @param ended is told when Discord has answered, or could not be asked
  void send(Runnable ended) {
    var _ =
        submitted()
            .whenComplete((hook, trouble) -> {
              ended.run();
              if (trouble == null) {
                first.complete(hook);
              } else {
                first.completeExceptionally(trouble);
              }
            });
  }

  private CompletableFuture<InteractionHook> submitted() {
    try {
      return switch (how) {
        case FOR_ALL -> event.deferReply(false).submit();
        case FOR_ASKER -> event.deferReply(true).submit();
        case IN_PLACE ->
            event instanceof IMessageEditCallback pressed
                ? pressed.deferEdit().submit()
                : CompletableFuture.failedFuture(
                    new IllegalStateException("there is no message to be edited"));
      };
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e); // for whoever waits
    }
  }

  /// Waits for Discord's answer.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted
  Outcome await() throws InterruptedException {
    try {
      var _ = first.get();
      return Outcome.TAKEN;
    } catch (ExecutionException e) {
      Throwable trouble = e.getCause();
      if (isLost(trouble)) {
        return again();
      }
      Outcome outcome = Outcome.of(trouble);
      if (outcome == Outcome.FAILED) {
        log.atError().setCause(trouble).log("discord answer");
      }
      return outcome;
    } catch (CancellationException _) {
      return Outcome.FAILED; // JDA was shut down
    }
  }

  /// Whether Discord has not answered; JDA calls a connection that broke an error of the server's.
  private static boolean isLost(@Nullable Throwable trouble) {
    return trouble instanceof ErrorResponseException answered
        && answered.getErrorResponse() == ErrorResponse.SERVER_ERROR;
  }

  /// Discord's answer was lost, and perhaps our acknowledgement with it. That it had come is then
  /// known by its being refused now. JDA sends none twice.
  private Outcome again() throws InterruptedException {
    try (Response response = event.getJDA().getHttpClient().newCall(request()).execute()) {
      if (response.isSuccessful()) {
        return Outcome.TAKEN;
      }
      int code = code(response.body().bytes());
      if (code == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED.getCode()) {
        return Outcome.TAKEN;
      }
      if (code == ErrorResponse.UNKNOWN_INTERACTION.getCode()) {
        return Outcome.LATE;
      }
      log.atError().addKeyValue("status", response.code()).log("discord answer");
      return Outcome.FAILED;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("no longer waiting for Discord");
      }
      // Its message may name the URL, and with it the token.
      log.atError().addKeyValue("outcome", e.getClass().getSimpleName()).log("discord answer");
      return Outcome.FAILED;
    }
  }

  /// Discord's own number; 0 where it is something before Discord that answers.
  private static int code(byte[] body) {
    try {
      return DataObject.fromJson(body).getInt("code", 0);
    } catch (ParsingException _) {
      return 0; // a page for people
    }
  }

  private Request request() {
    DataObject body = DataObject.empty();
    switch (how) {
      case FOR_ALL -> body.put("type", DEFERRED_MESSAGE);
      case FOR_ASKER ->
          body.put("type", DEFERRED_MESSAGE)
              .put("data", DataObject.empty().put("flags", EPHEMERAL));
      case IN_PLACE -> body.put("type", DEFERRED_UPDATE);
    }
    String path = "interactions/%s/%s/callback".formatted(event.getId(), event.getToken());
    return new Request.Builder()
        .url(apiUrl.resolve(path).toString())
        .post(RequestBody.create(body.toString(), JSON))
        .build();
  }
}
