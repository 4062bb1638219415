package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.ApiMethod.Caller;
import bot.mtasts.lab.slack.ApiMethod.Who;
import bot.mtasts.lab.slack.RateLimits.Tier;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `auth.*`, `apps.*`, `oauth.v2.access` and `api.test`: who the app is, and how it comes and goes.
final class AppMethods {
  private final AppSettings app;
  private final Tokens tokens;
  private final Consent consent;
  private final SocketLinks links;

  AppMethods(AppSettings app, Tokens tokens, Consent consent, SocketLinks links) {
    this.app = app;
    this.tokens = tokens;
    this.consent = consent;
    this.links = links;
  }

  List<ApiMethod> rows() {
    return List.of(
        new ApiMethod("api.test", Tier.SPECIAL, Who.ANYBODY, null, this::test),
        new ApiMethod("auth.test", Tier.SPECIAL, Who.EITHER, null, this::whoAmI),
        new ApiMethod("auth.revoke", Tier.THREE, Who.BOT, null, this::revoke),
        new ApiMethod("apps.uninstall", Tier.ONE, Who.BOT, null, this::uninstall),
        new ApiMethod(
            "apps.connections.open", Tier.ONE, Who.APP, "connections:write", this::connect),
        new ApiMethod("oauth.v2.access", Tier.FOUR, Who.ANYBODY, null, this::access));
  }

  private ObjectNode test(Caller caller, Arguments arguments) throws Refused {
    String error = arguments.text("error");
    if (error != null) {
      throw new Refused(error);
    }
    ObjectNode answer = Json.object();
    answer.set("args", arguments.forTheLedger());
    return answer;
  }

  private ObjectNode whoAmI(Caller caller, Arguments arguments) {
    if (caller.token() != null && caller.token().workspace == null) {
      return Json.object().put("app_name", app.name()).put("app_id", app.appId());
    }
    Workspace team = caller.workspace();
    return Json.object()
        .put("url", "https://" + team.domain() + ".slack.com/")
        .put("team", team.domain())
        .put("user", app.name())
        .put("team_id", team.id())
        .put("user_id", team.botUserId())
        .put("bot_id", team.botId())
        .put("is_enterprise_install", false);
  }

  private ObjectNode revoke(Caller caller, Arguments arguments) {
    boolean only = arguments.flag("test");
    if (!only && caller.token() != null) {
      tokens.revoke(caller.token().value);
    }
    return Json.object().put("revoked", !only);
  }

  private ObjectNode uninstall(Caller caller, Arguments arguments) throws Refused {
    client(arguments);
    // Its answer must not wait until the app has acknowledged the events that follow.
    Thread.ofVirtual().start(() -> caller.workspace().uninstall());
    return Json.object();
  }

  private ObjectNode connect(Caller caller, Arguments arguments) throws Refused {
    return Json.object().put("url", links.ticket().toString());
  }

  private ObjectNode access(Caller caller, Arguments arguments) throws Refused {
    client(arguments);
    String refresh = arguments.text("refresh_token");
    if ("refresh_token".equals(arguments.text("grant_type"))) {
      return renewed(refresh);
    }
    Consent.Allowed allowed =
        consent.redeem(arguments.required("code", "invalid_code"), arguments.text("redirect_uri"));
    Tokens.Pair pair = tokens.issue(allowed.workspace(), allowed.scopes());
    allowed.workspace().installed(pair);
    ObjectNode answer = installed(allowed.workspace(), pair);
    answer.putObject("authed_user").put("id", allowed.person().id());
    return answer;
  }

  private ObjectNode renewed(@Nullable String refresh) throws Refused {
    Tokens.Pair pair = tokens.refreshed(refresh);
    if (pair == null || pair.access().workspace == null) {
      throw new Refused("invalid_refresh_token");
    }
    pair.access().workspace.installed(pair);
    return installed(pair.access().workspace, pair);
  }

  private ObjectNode installed(Workspace team, Tokens.Pair pair) {
    ObjectNode answer = Json.object();
    answer.put("access_token", pair.access().value).put("token_type", "bot");
    answer.put("scope", pair.access().provided()).put("bot_user_id", team.botUserId());
    answer.put("app_id", app.appId()).put("is_enterprise_install", false);
    answer.putObject("team").put("id", team.id()).put("name", team.domain());
    answer.putNull("enterprise");
    if (pair.refresh() != null) {
      answer.put("refresh_token", pair.refresh()).put("expires_in", Tokens.LIFE.toSeconds());
    }
    return answer;
  }

  private void client(Arguments arguments) throws Refused {
    if (!app.clientId().equals(arguments.text("client_id"))) {
      throw new Refused("invalid_client_id");
    }
    if (!app.clientSecret().equals(arguments.text("client_secret"))) {
      throw new Refused("bad_client_secret");
    }
  }
}
