package bot.mtasts.webhook;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.service.Generator.Generated;
import java.time.Duration;

/// The core's texts, in the terms of the API, with a `max_age` that serves the mode well.
public record GeneratedTexts(Generator generator) implements SetupTexts {
  @Override
  public Drafting draft(DomainName domain, PolicyMode mode) {
    Duration maxAge = PasteText.usualMaxAge(mode);
    return switch (generator.generate(domain, mode, maxAge)) {
      case Generated.Texts(var paste, var policy) ->
          new Drafted(
              domain.recordName().text(),
              paste.record(),
              domain.policyUrl(),
              policy,
              maxAge,
              domain.tlsRptName().text(),
              paste.tlsRpt());
      case Generated.Nothing(var sentence) -> new NothingToWrite(sentence);
      case Generated.NotSeen(var sentence) -> new NotSeen(sentence);
    };
  }
}
