# Request Tracker 5, scrip "Check the domain of a new ticket":
#   Condition  On Create
#   Action     User Defined
#   Template   Blank
#   Stage      Batch (TransactionBatch): earlier stages run before the ticket is committed, and the
#              note would come back to a ticket that RT does not know yet.
# Paste what follows as "Custom action commit code", and set in RT_SiteConfig.pm:
#   Set($MtaStsHookUrl, 'https://mtasts.example.com/api/v1/hooks/rt');
#   Set($MtaStsHookKey, 'mts_…');    # the API key that `./mtasts integrations add rt --preset rt` showed
require HTTP::Request;
require JSON;
require LWP::UserAgent;

my $ticket = $self->TicketObj;
my %asked  = (
    ticket    => '' . $ticket->id,
    queue     => $ticket->QueueObj->Name,
    subject   => $ticket->Subject,
    requester => $ticket->RequestorAddresses,
);

# Where there is a custom field for it, it says which domain; else we find it in requester and subject.
my $domain = $ticket->FirstCustomFieldValue('Domain');
$asked{domain} = $domain if defined $domain && length $domain;

my $request = HTTP::Request->new(
    POST => RT->Config->Get('MtaStsHookUrl'),
    [
        'Content-Type'  => 'application/json',
        'Authorization' => 'Bearer ' . RT->Config->Get('MtaStsHookKey'),
        # A transaction asks once, however often this is run.
        'Idempotency-Key' => sprintf( '"rt-%d-%d"', $ticket->id, $self->TransactionObj->id ),
    ],
    JSON->new->utf8->canonical->encode( \%asked ),
);

# This runs inside the web request of whoever created the ticket: it must not wait for long.
my $answer = LWP::UserAgent->new( timeout => 5, max_redirect => 0 )->request($request);
RT->Logger->warning( 'mtasts-bot, ticket ' . $ticket->id . ': ' . $answer->status_line )
    unless $answer->is_success || $answer->code == 422;    # 422: no domain in this ticket
return 1;
