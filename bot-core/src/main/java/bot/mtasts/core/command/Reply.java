package bot.mtasts.core.command;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.service.Generator;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody in a chat is told. Strangers' text in it (domains, evidence, sentences that quote)
/// is not escaped: that is for the renderer of each platform.
public sealed interface Reply {
  /// Whether only the asker sees it where it is said, even if they asked in public. What comes as a
  /// delivery is for whom it was ordered.
  default boolean isForAskerAlone() {
    return switch (this) {
      case Refused _, Help _, DomainForm _, PasteForm _, Explained _, Judged _ -> true;
      case Report(_, _, var shareable) -> shareable;
      // Whoever presses *Fix it* asks for themselves. A plan for all comes as a delivery.
      case Plan _ -> true;
      case Working _, CheckFailed _, Drafted _, NotDrafted _, Latest _ -> false;
    };
  }

  /// A check runs.
  ///
  /// @param ended its stages that have ended so far
  record Working(DomainName domain, Set<Stage> ended) implements Reply {
    public Working {
      ended = Set.copyOf(ended);
    }
  }

  /// How a domain stands, with buttons to go on from there.
  ///
  /// @param page where people read all of it; null when there is no such page
  /// @param shareable whether only one person sees it, who may want to show it to the others
  record Report(CheckReport report, @Nullable URI page, boolean shareable) implements Reply {}

  /// What to do about it, sorted by whose hands it takes.
  ///
  /// @param page where people read the report; null when there is no such page
  record Plan(CheckReport report, ActionPlan plan, @Nullable URI page, boolean shareable)
      implements Reply {}

  /// A check that we gave up on: our fault, or nothing could be kept.
  ///
  /// @param checkId null when the request could not even be kept
  /// @param reason for people
  record CheckFailed(DomainName domain, @Nullable String checkId, String reason) implements Reply {}

  /// What a finding means: the page of the catalogue.
  record Explained(FindingCode code) implements Reply {}

  /// Texts to publish.
  record Drafted(Generator.Generated.Texts texts, PolicyMode mode) implements Reply {}

  /// There is nothing to publish, or we could not see what.
  ///
  /// @param sentence for people, beginning with the domain's name
  record NotDrafted(String sentence) implements Reply {}

  /// A form that asks for a domain to check.
  record DomainForm() implements Reply {}

  /// A form to paste a policy or a record into.
  record PasteForm() implements Reply {}

  /// What is to be said about a pasted text.
  record Judged(PasteJudge.Judgement judgement) implements Reply {}

  /// What can be typed.
  record Help(List<CommandSpec> commands) implements Reply {
    public Help {
      commands = List.copyOf(commands);
    }
  }

  /// It was not understood, or is too much.
  ///
  /// @param sentence for people: what is wrong, and what is wanted; in no chat's markup, and
  ///   without a command, which is typed otherwise in each chat
  /// @param instead what they may have meant, as the words of a command, which each platform shows
  ///   as it is typed there: `check example.com`; may be empty
  record Refused(String sentence, List<String> instead) implements Reply {
    public Refused {
      instead = List.copyOf(instead);
    }
  }

  /// The latest checks of a workspace, newest first.
  record Latest(List<CheckStanding> checks) implements Reply {
    public Latest {
      checks = List.copyOf(checks);
    }
  }
}
