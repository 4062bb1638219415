package bot.mtasts.webhook.helpdesk;

import static bot.mtasts.webhook.helpdesk.Need.always;
import static bot.mtasts.webhook.helpdesk.Need.optional;
import static bot.mtasts.webhook.helpdesk.Need.with;
import static bot.mtasts.webhook.helpdesk.PresetParts.ANY;
import static bot.mtasts.webhook.helpdesk.PresetParts.basicOrBearer;
import static bot.mtasts.webhook.helpdesk.PresetParts.glpiSession;
import static bot.mtasts.webhook.helpdesk.PresetParts.glpiToken;
import static bot.mtasts.webhook.helpdesk.PresetParts.has;
import static bot.mtasts.webhook.helpdesk.PresetParts.header;
import static bot.mtasts.webhook.helpdesk.PresetParts.headers;
import static bot.mtasts.webhook.helpdesk.PresetParts.number;
import static bot.mtasts.webhook.helpdesk.PresetParts.object;
import static bot.mtasts.webhook.helpdesk.PresetParts.taken;

import bot.mtasts.webhook.helpdesk.NoteApi.NoteRequest;
import bot.mtasts.webhook.helpdesk.NoteApi.SignIn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/// The table of helpdesks: a row each. What is tabulated here is what `docs/helpdesks.md` tells and
/// what the contract suite holds against a fake of each.
public final class Presets {
  /// The setting with the address of the helpdesk.
  public static final String URL = "url";

  /// What stands for the ticket's id in the generic preset's URLs.
  public static final String TICKET_PLACE = "{ticket}";

  /// The setting of the generic preset with the address at which notes are read back.
  public static final String NOTES_URL = "notes-url";

  /// The setting that lets the requester see the notes.
  public static final String VISIBLE = "visible-to-requester";

  /// The setting with domains that are never the one in question.
  public static final String OWN_DOMAINS = "own-domains";

  /// The setting with the name of a header that proves a call by holding [#HOOK_SECRET].
  public static final String HOOK_HEADER = "hook-header";

  /// The credential that signs, or stands in a header of, the helpdesk's calls.
  public static final String HOOK_SECRET = "hook-secret";

  /// Settings that every preset takes.
  public static final List<Need> COMMON_SETTINGS =
      List.of(
          optional(URL, "Where the helpdesk is. Without it no notes are written."),
          optional(
              VISIBLE, "`true` lets the requester see the notes; otherwise they are internal."),
          optional(
              OWN_DOMAINS,
              "Your own domains, commas between: never taken from a requester's address or a text."),
          optional(
              HOOK_HEADER, "The name of a header that proves a call by holding `hook-secret`."),
          optional("template", "A Pebble template for the body of callbacks."),
          optional("template-type", "The content type of what the template makes."));

  /// Credentials that every preset takes.
  public static final List<Need> COMMON_CREDENTIALS =
      List.of(
          optional(
              HOOK_SECRET,
              "What the helpdesk signs its calls with, where it makes that secret itself; or the"
                  + " content of `hook-header`."));

  // spotless:off (a table)
  private static final List<Preset> ALL = List.of(
      new Preset("zendesk", "Zendesk", HookScheme.ZENDESK,
          // A trigger's body is written by the admin; `detail` is what event webhooks carry.
          Shape.oursAnd("", "/detail/id", "", "/detail/subject /detail/description"),
          TicketForm.NUMBER,
          List.of(optional("user", "The mail address of the agent whose API token it is; without it `token` is an OAuth token.")),
          List.of(always("token", "An API token (Admin Center, Apps and integrations, APIs).")),
          new NoteApi(
              basicOrBearer(user -> user + "/token"),
              (desk, note) -> NoteRequest.of("PUT", desk.at("api", "v2", "tickets", note.ticket() + ".json"),
                  object("ticket", object("comment",
                      object("html_body", note.text().html(), "public", note.visible())))),
              (desk, ticket) -> NoteRequest.get(desk.at("api", "v2", "tickets", ticket, "comments.json")
                  .addQueryParameter("sort_order", "desc").addQueryParameter("per_page", "100")),
              taken(200, "`ticket.id` is the ticket's", (_, answer, ticket) ->
                  answer.at("/ticket/id").asText().equals(ticket)),
              Set.of(404))),

      new Preset("freshdesk", "Freshdesk", HookScheme.NONE,
          Shape.oursAnd("/freshdesk_webhook/ticket_cf_domain", "/freshdesk_webhook/ticket_id",
              "/freshdesk_webhook/ticket_requester_email /freshdesk_webhook/ticket_contact_email",
              "/freshdesk_webhook/ticket_subject /freshdesk_webhook/ticket_description"),
          TicketForm.NUMBER,
          List.of(),
          List.of(always("token", "The API key of an agent (Profile settings).")),
          new NoteApi(
              header("Authorization", desk -> Account.basic(desk.secret("token"), "X")),
              (desk, note) -> note.visible()
                  ? NoteRequest.of("POST", desk.at("api", "v2", "tickets", note.ticket(), "reply"),
                      object("body", note.text().html()))
                  : NoteRequest.of("POST", desk.at("api", "v2", "tickets", note.ticket(), "notes"),
                      object("body", note.text().html(), "private", true)),
              (desk, ticket) -> NoteRequest.get(
                  desk.at("api", "v2", "tickets", ticket, "conversations").addQueryParameter("per_page", "100")),
              taken(201, "`id` is there", has("/id")),
              Set.of(404))),

      new Preset("jira-jsm", "Jira Service Management", HookScheme.HUB,
          PresetParts.JIRA_SHAPE,
          TicketForm.ISSUE_KEY,
          List.of(optional("user", "The mail address of the account whose API token it is; without it `token` is a bearer token.")),
          List.of(always("token", "An API token (Atlassian account, Security).")),
          new NoteApi(
              basicOrBearer(user -> user),
              (desk, note) -> NoteRequest.of("POST",
                  desk.at("rest", "servicedeskapi", "request", note.ticket(), "comment"),
                  object("body", note.text().wiki(), "public", note.visible())),
              PresetParts.JIRA_COMMENTS,
              taken(201, "`id` is there", has("/id")),
              Set.of(404))),

      new Preset("jira", "Jira", HookScheme.HUB,
          PresetParts.JIRA_SHAPE,
          TicketForm.ISSUE_KEY,
          List.of(optional("user", "The mail address of the account whose API token it is; without it `token` is a bearer token.")),
          List.of(always("token", "An API token (Atlassian account, Security).")),
          new NoteApi(
              basicOrBearer(user -> user),
              (desk, note) -> NoteRequest.of("POST",
                  desk.at("rest", "api", "3", "issue", note.ticket(), "comment"),
                  note.visible()
                      ? object("body", note.text().adf())
                      : object("body", note.text().adf(), "properties",
                          List.of(object("key", "sd.public.comment", "value", object("internal", true))))),
              PresetParts.JIRA_COMMENTS,
              taken(201, "`id` is there", has("/id")),
              Set.of(404))),

      new Preset("servicenow", "ServiceNow", HookScheme.NONE,
          Shape.oursAnd("/u_domain", "/sys_id", "/caller_email /caller_id/email /u_email", "/short_description /work_notes"),
          TicketForm.SYS_ID,
          List.of(
              optional("user", "The name of the account, for which `token` is the password; without it `token` is a REST API key."),
              optional("table", "The table the tickets are in; `incident` without it.")),
          List.of(always("token", "The account's password, or a REST API key.")),
          new NoteApi(
              headers(desk -> desk.has("user")
                  ? Headers.of("Authorization", Account.basic(desk.setting("user"), desk.secret("token")))
                  : Headers.of("x-sn-apikey", desk.secret("token"))),
              (desk, note) -> NoteRequest.of("PATCH",
                  desk.at("api", "now", "table", desk.setting("table", "incident"), note.ticket()),
                  object(note.visible() ? "comments" : "work_notes", note.text().plain())),
              // The journal itself (sys_journal_field) is closed to most accounts; the ticket shows it.
              (desk, ticket) -> NoteRequest.get(
                  desk.at("api", "now", "table", desk.setting("table", "incident"), ticket)
                      .addQueryParameter("sysparm_display_value", "true")
                      .addQueryParameter("sysparm_fields", "work_notes,comments")),
              taken(200, "`result.sys_id` is there", has("/result/sys_id")),
              Set.of(404))),

      new Preset("zammad", "Zammad", HookScheme.HUB,
          Shape.oursAnd("/ticket/domain", "", "/ticket/customer/email /article/created_by/email /article/from",
              "/ticket/title /article/subject /article/body"),
          TicketForm.NUMBER,
          List.of(),
          List.of(always("token", "An access token with `ticket.agent` (Profile, Token Access).")),
          new NoteApi(
              header("Authorization", desk -> "Token token=" + desk.secret("token")),
              (desk, note) -> NoteRequest.of("POST", desk.at("api", "v1", "ticket_articles"),
                  object("ticket_id", number(note.ticket()), "subject", note.text().subject(),
                      "body", note.text().html(), "content_type", "text/html", "type", "note",
                      "internal", !note.visible())),
              (desk, ticket) -> NoteRequest.get(desk.at("api", "v1", "ticket_articles", "by_ticket", ticket)),
              taken(201, "`id` is there", has("/id")),
              Set.of(404))),

      new Preset("glpi", "GLPI 11", HookScheme.GLPI,
          PresetParts.GLPI_SHAPE,
          TicketForm.NUMBER,
          List.of(
              always("client-id", "The id of the OAuth client (Setup, OAuth Clients)."),
              optional("user", "The login whose name stands on the notes; without it the client signs in for itself.")),
          List.of(
              always("client-secret", "The secret of the OAuth client."),
              with("user", "password", "The password of `user`.")),
          new NoteApi(
              new SignIn.ByToken(glpiToken(), PresetParts.BEARER_TOKEN, null),
              (desk, note) -> NoteRequest.of("POST",
                  desk.at("api.php", "v2", "Assistance", "Ticket", note.ticket(), "Timeline", "Followup"),
                  object("content", note.text().html(), "is_private", !note.visible())),
              (desk, ticket) -> NoteRequest.get(
                  desk.at("api.php", "v2", "Assistance", "Ticket", ticket, "Timeline", "Followup")),
              taken(201, "(that is all)", ANY),
              Set.of(404))),

      new Preset("glpi-legacy", "GLPI 9.5 and 10", HookScheme.NONE,
          PresetParts.GLPI_SHAPE,
          TicketForm.NUMBER,
          List.of(),
          List.of(
              always("token", "The API token of a user (My settings, Remote access keys)."),
              optional("app-token", "The token of the API client, where one is required (Setup, General, API).")),
          new NoteApi(
              glpiSession(),
              (desk, note) -> NoteRequest.of("POST", desk.at("apirest.php", "ITILFollowup"),
                  object("input", object("itemtype", "Ticket", "items_id", number(note.ticket()),
                      "content", note.text().html(), "is_private", note.visible() ? 0 : 1))),
              (desk, ticket) -> NoteRequest.get(desk.at("apirest.php", "Ticket", ticket, "ITILFollowup")
                  .addQueryParameter("range", "0-99").addQueryParameter("sort", "id").addQueryParameter("order", "DESC")),
              taken(201, "`id` is there", has("/id")),
              Set.of(404))),

      new Preset("rt", "Request Tracker 5", HookScheme.NONE,
          Shape.oursAnd("", "/id", "", ""),
          TicketForm.NUMBER,
          List.of(),
          List.of(always("token", "An authentication token (`1-16-…`) of a user with ShowTicket, ShowTicketComments, CommentOnTicket and ReplyToTicket.")),
          new NoteApi(
              header("Authorization", desk -> "token " + desk.secret("token")),
              // The subject is kept with the transaction, and so the history shows it without its content.
              (desk, note) -> NoteRequest.of("POST",
                  desk.at("REST", "2.0", "ticket", note.ticket(), note.visible() ? "correspond" : "comment"),
                  object("Subject", note.text().subject() + " [" + note.text().marker() + "]",
                      "Content", note.text().html(), "ContentType", "text/html", "TimeTaken", "0")),
              (desk, ticket) -> NoteRequest.get(desk.at("REST", "2.0", "ticket", ticket, "history")
                  .addQueryParameter("fields", "Data").addQueryParameter("per_page", "100")
                  .addQueryParameter("orderby", "id").addQueryParameter("order", "DESC")),
              taken(201, "one of its lines says `Comments added` or `Correspondence added`", (_, answer, _) -> PresetParts.rtAdded(answer)),
              // Unknown ticket, missing right and "not committed yet" are one and the same 400.
              Set.of(400, 403, 404))),

      new Preset("znuny", "Znuny and OTRS", HookScheme.NONE,
          Shape.oursAnd("/Ticket/DynamicField_Domain", "/Ticket/TicketID /Event/TicketID /TicketID",
              "/Ticket/CustomerUserID /Ticket/CustomerUser /Article/From /Ticket/Article/From",
              "/Ticket/Title /Article/Subject /Article/Body /Ticket/Article/Subject /Ticket/Article/Body"),
          TicketForm.NUMBER,
          List.of(always("user", "The login of an agent.")),
          List.of(always("password", "The agent's password.")),
          new NoteApi(
              headers(_ -> Headers.EMPTY), // it wants the login in the body
              (desk, note) -> NoteRequest.of("POST", desk.at("TicketUpdate"),
                  object("UserLogin", desk.setting("user"), "Password", desk.secret("password"),
                      "TicketID", note.ticket(),
                      "Article", object("Subject", note.text().subject(), "Body", note.text().plain(),
                          "ContentType", "text/plain; charset=utf8",
                          "IsVisibleForCustomer", note.visible() ? 1 : 0, "CommunicationChannel", "Internal"))),
              (desk, ticket) -> NoteRequest.of("POST", desk.at("TicketGet"),
                  object("UserLogin", desk.setting("user"), "Password", desk.secret("password"),
                      "TicketID", ticket, "AllArticles", 1, "ArticleOrder", "DESC", "ArticleLimit", 50)),
              taken(200, "`TicketID` is there and `Error` is not", (_, answer, _) ->
                  answer.hasNonNull("TicketID") && !answer.has("Error")),
              Set.of(404))),

      new Preset("freescout", "FreeScout", HookScheme.FREESCOUT,
          Shape.oursAnd("", "/id", "/customer/email /createdBy/email", "/preview /_embedded/threads/0/body"),
          TicketForm.NUMBER,
          List.of(always("user", "The number of the user whose name stands on the notes.")),
          List.of(always("token", "The API key (Manage, API & Webhooks).")),
          new NoteApi(
              header("X-FreeScout-API-Key", desk -> desk.secret("token")),
              (desk, note) -> NoteRequest.of("POST", desk.at("api", "conversations", note.ticket(), "threads"),
                  object("type", note.visible() ? "message" : "note", "text", note.text().html(),
                      "user", number(desk.setting("user")))),
              (desk, ticket) -> NoteRequest.get(desk.at("api", "conversations", ticket)
                  .addQueryParameter("embed", "threads")),
              taken(201, "(that is all)", ANY),
              Set.of(404))),

      new Preset("redmine", "Redmine", HookScheme.NONE,
          Shape.oursAnd("", "/payload/issue/id /issue/id", "/payload/issue/author/mail /issue/author/mail",
              "/payload/issue/subject /payload/issue/description /issue/subject /issue/description"),
          TicketForm.NUMBER,
          List.of(),
          List.of(always("token", "The API access key of a user (My account).")),
          new NoteApi(
              header("X-Redmine-API-Key", desk -> desk.secret("token")),
              (desk, note) -> NoteRequest.of("PUT", desk.at("issues", note.ticket() + ".json"),
                  object("issue", object("notes", PresetParts.preformatted(note.text().plain()),
                      "private_notes", !note.visible()))),
              (desk, ticket) -> NoteRequest.get(desk.at("issues", ticket + ".json").addQueryParameter("include", "journals")),
              taken(204, "(that is all)", ANY),
              Set.of(404))),

      new Preset("generic", "Anything else", HookScheme.STANDARD,
          Shape.OURS,
          TicketForm.PLAIN,
          List.of(
              optional("method", "The method of the request that writes a note; `POST` without it. `{ticket}` stands for the ticket in `url`."),
              optional("header", "The header that holds `token`; `Authorization` without it."),
              optional(NOTES_URL, "Where a ticket's notes can be read back, with `{ticket}`; without it a repeated attempt may write a note twice."),
              optional("taken-field", "A JSON pointer, such as `/id`, to a field that is there when the note was taken; any 2xx will do without it.")),
          List.of(always("token", "The whole content of the header, such as `Bearer …`.")),
          new NoteApi(
              headers(desk -> Headers.of(desk.setting("header", "Authorization"), desk.secret("token"))),
              (desk, note) -> new NoteRequest(desk.setting("method", "POST"),
                  PresetParts.filledIn(desk.setting(URL), note.ticket()), Headers.EMPTY,
                  object("ticket", note.ticket(), "subject", note.text().subject(),
                      "html", note.text().html(), "text", note.text().plain(), "public", note.visible())),
              (desk, ticket) -> desk.has(NOTES_URL)
                  ? new NoteRequest("GET", PresetParts.filledIn(desk.setting(NOTES_URL), ticket), Headers.EMPTY, null)
                  : null,
              PresetParts.TWO_HUNDREDS,
              Set.of(404))));
  // spotless:on

  private Presets() {}

  /// All of them, in the order of the documentation.
  public static List<Preset> all() {
    return ALL;
  }

  /// The preset with this word.
  public static Optional<Preset> find(String word) {
    return ALL.stream().filter(preset -> preset.word().equals(word)).findFirst();
  }
}
