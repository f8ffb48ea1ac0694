<?php
// Takes readers' comments for a blog made by blogsite. One file, PHP 7.4 or later, no extension, no database.
// It keeps no address of anybody: for the limit of messages an hour it keeps a keyed hash, and its key is thrown away
// with the first request of another day. "blogsite comments endpoint" wrote it, with the settings of the blog; docs/comments.md tells the rest.

declare(strict_types=1);

// <settings>
// Where messages are kept: a folder that no browser can ask for. Empty: they are mailed instead.
const SPOOL = '../commentaires';
// Who gets them by mail, and from which address of this host; used where SPOOL is empty.
const MAIL_TO = '';
const MAIL_FROM = '';
// The pages that readers are sent to.
const THANKS = 'https://example.org/commenter/merci/';
const REFUSED = 'https://example.org/commenter/refus/';
// The built pages with the forms: their files beside this one, and their addresses.
const FORM_FILE = 'commenter/index.html';
const FORM_PAGE = 'https://example.org/commenter/';
const REPORT_FILE = 'signaler/index.html';
const REPORT_PAGE = 'https://example.org/signaler/';
// Bytes of a text, and links in it.
const MOST_BYTES = 7168;
const MOST_LINKS = 10;
// </settings>

const MOST_AN_HOUR = 10;
const MOST_WAITING = 10000;
const FASTEST_SECONDS = 3;

/** Ends the request: the browser asks for another page. */
function leave(string $address): void
{
    header('Location: ' . $address, true, 303);
    header('Cache-Control: no-store');
    exit;
}

function refuse(string $reason): void
{
    leave(REFUSED . '#' . $reason);
}

function fail(int $status, string $text): void
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    header('Cache-Control: no-store');
    echo $text, "\n";
    exit;
}

/** A path of the settings: absolute, or beside this file. */
function place(string $path): string
{
    return $path !== '' && $path[0] === '/' ? $path : __DIR__ . '/' . $path;
}

/** One line of a field, as UTF-8, without control characters. */
function line(string $name): string
{
    return trim((string) preg_replace('/[\x00-\x1F\x7F\x{85}\x{2028}\x{2029}]+/u', ' ', text($name)));
}

/** A field as UTF-8; bytes that are none become U+FFFD. */
function text(string $name): string
{
    $value = $_POST[$name] ?? $_GET[$name] ?? '';
    if (!is_string($value)) {
        return '';
    }
    if (preg_match('//u', $value) !== 1) {
        $value = htmlspecialchars_decode(htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8'), ENT_QUOTES);
    }
    return str_replace(["\r\n", "\r", "\0"], ["\n", "\n", ''], $value);
}

/** Whether nobody would see anything of a text: spaces of every kind, signs without a form, letters that are blank. */
function isInvisible(string $text): bool
{
    return preg_match('/[^\s\p{Z}\p{Cc}\p{Cf}\x{2800}\x{3164}\x{115F}\x{1160}\x{FFA0}]/u', $text) !== 1;
}

/** A name that can stand in an address and in a file's name; empty where it is none. */
function identifier(string $name): string
{
    $value = line($name);
    return strlen($value) <= 200 && preg_match('/^[\p{L}\p{M}\p{N}_~+-][\p{L}\p{M}\p{N}._~+-]*$/u', $value) === 1
        ? $value : '';
}

/** The private folder of this file's own: in the spool, or in the system's folder for what is temporary. */
function own(): string
{
    if (SPOOL !== '') {
        $folder = place(SPOOL) . '/.endpoint';
        if (is_dir($folder) || @mkdir($folder, 0700, true) || is_dir($folder)) {
            return $folder;
        }
        fail(500, 'The folder for comments cannot be made.');
    }
    // Others of the host's customers can make folders there too: whoever made this one could choose the keys in it.
    $name = sys_get_temp_dir() . '/blogsite-' . substr(hash('sha256', __FILE__), 0, 16);
    foreach (['', '-2', '-3', '-4', '-5'] as $number) {
        if (@mkdir($name . $number, 0700) || isOurs($name . $number)) {
            return $name . $number;
        }
    }
    fail(500, 'The folder for comments cannot be made.');
}

/** Whether a folder was made by this program's user, and is open to nobody else. */
function isOurs(string $folder): bool
{
    $mine = @tmpfile();
    clearstatcache();
    $there = @lstat($folder);
    if ($mine === false || $there === false || ($there['mode'] & 0170000) !== 0040000) {
        return false;
    }
    // Windows knows neither owners nor such rights.
    return DIRECTORY_SEPARATOR === '\\'
        || ($there['uid'] === fstat($mine)['uid'] && ($there['mode'] & 0077) === 0);
}

/** A secret that is made once and kept in a file. */
function secret(string $file): string
{
    $made = @fopen($file, 'x');
    if ($made !== false) {
        fwrite($made, random_bytes(32));
        fclose($made);
        chmod($file, 0600);
    }
    $key = (string) @file_get_contents($file);
    if (strlen($key) !== 32) {
        // Another request is just writing it.
        usleep(50000);
        $key = (string) @file_get_contents($file);
    }
    if (strlen($key) !== 32) {
        fail(500, 'The folder for comments cannot be written to.');
    }
    return $key;
}

function seal(string $time): string
{
    return substr(hash_hmac('sha256', $time, secret(own() . '/seal')), 0, 32);
}

/** Seconds since the form was given out; null where that is not known. */
function age(): ?int
{
    $parts = explode('.', line('stamp'));
    if (count($parts) !== 2 || !ctype_digit($parts[0]) || !hash_equals(seal($parts[0]), $parts[1])) {
        return null;
    }
    $age = time() - (int) $parts[0];
    return $age >= 0 && $age < 86400 ? $age : null;
}

/** Throws the hashes of other days away, with their keys. */
function forgetOtherDays(): void
{
    foreach ((array) glob(own() . '/day-*') as $old) {
        if (basename((string) $old) !== 'day-' . gmdate('Ymd')) {
            foreach ((array) glob($old . '/*') as $file) {
                @unlink((string) $file);
            }
            @rmdir((string) $old);
        }
    }
}

/** Whether the sender has written too often. Of the address only a hash is kept, under a key of the day. */
function writesTooOften(): bool
{
    $day = own() . '/day-' . gmdate('Ymd');
    if (!is_dir($day)) {
        @mkdir($day, 0700);
    }
    $address = (string) ($_SERVER['REMOTE_ADDR'] ?? '');
    // A household has a whole network of IPv6: its first half.
    if (strpos($address, ':') !== false) {
        $packed = @inet_pton($address);
        $address = $packed === false ? $address : substr($packed, 0, 8);
    }
    $name = substr(hash_hmac('sha256', $address, secret($day . '/key')), 0, 32);
    $file = @fopen($day . '/' . $name, 'c+');
    if ($file === false || !flock($file, LOCK_EX)) {
        return false;
    }
    $now = time();
    $times = array_filter(explode("\n", (string) stream_get_contents($file)), function ($time) use ($now) {
        return $time !== '' && (int) $time > $now - 3600;
    });
    $isTooOften = count($times) >= MOST_AN_HOUR;
    if (!$isTooOften) {
        $times[] = (string) $now;
        ftruncate($file, 0);
        rewind($file);
        fwrite($file, implode("\n", $times) . "\n");
    }
    fclose($file);
    return $isTooOften;
}

/** Keeps a message in the spool: under its name only once all of it is there. */
function keep(string $message): void
{
    $folder = place(SPOOL);
    if (count((array) glob($folder . '/*.message')) >= MOST_WAITING) {
        fail(503, 'Too many comments wait. Please try again in some days.');
    }
    $name = gmdate('Ymd-His') . '-' . bin2hex(random_bytes(8)) . '.message';
    $file = @fopen($folder . '/.' . $name, 'x');
    if ($file === false) {
        fail(500, 'The comment could not be kept. Please try again later.');
    }
    chmod($folder . '/.' . $name, 0600);
    $isWhole = fwrite($file, $message) === strlen($message) && fflush($file)
        && (!function_exists('fsync') || fsync($file));
    if (!fclose($file) || !$isWhole || !rename($folder . '/.' . $name, $folder . '/' . $name)) {
        @unlink($folder . '/.' . $name);
        fail(500, 'The comment could not be kept. Please try again later.');
    }
}

/** Mails a message. Nothing of the reader's stands in the head: the text is one piece of base64. */
function mailOut(string $message): void
{
    $head = [
        'From: ' . MAIL_FROM,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
    ];
    if (!mail(MAIL_TO, 'blogsite: message', chunk_split(base64_encode($message)), implode("\r\n", $head))) {
        fail(500, 'The comment could not be sent. Please try again later.');
    }
}

/** Shows the page with the form, for an answer or a report: the built one, with its hidden fields filled in. */
function show(): void
{
    $isReport = line('kind') === 'report';
    $page = @file_get_contents(place($isReport ? REPORT_FILE : FORM_FILE));
    if ($page === false) {
        leave($isReport ? REPORT_PAGE : FORM_PAGE);
    }
    $now = (string) time();
    $values = ['article' => identifier('article'), 'parent' => identifier('parent'), 'stamp' => $now . '.' . seal($now)];
    foreach ($values as $name => $value) {
        $page = str_replace(
            'name="' . $name . '" value=""',
            'name="' . $name . '" value="' . htmlspecialchars($value, ENT_QUOTES, 'UTF-8') . '"',
            (string) $page
        );
    }
    header('Content-Type: text/html; charset=utf-8');
    header('Cache-Control: no-store');
    header('X-Robots-Tag: noindex');
    header('Referrer-Policy: same-origin');
    echo $page;
    exit;
}

forgetOtherDays();
$method = $_SERVER['REQUEST_METHOD'] ?? '';
if ($method === 'GET' || $method === 'HEAD') {
    show();
}
if ($method !== 'POST') {
    header('Allow: GET, HEAD, POST');
    fail(405, 'Only forms are accepted here.');
}
if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > 65536) {
    refuse('too_long');
}

$kind = line('kind') === 'report' ? 'report' : 'comment';
$article = identifier('article');
$parent = identifier('parent');
$name = line('name');
$address = line('address');
$text = trim(text('text'), "\n");
$age = age();

if ($article === '' || ($parent === '' && (line('parent') !== '' || $kind === 'report'))) {
    refuse('wrong_article');
}
if ($kind === 'comment' && isInvisible($name)) {
    refuse('missing_name');
}
if (isInvisible($text)) {
    refuse('missing_text');
}
if (strlen($text) > MOST_BYTES || preg_match_all('/./us', $name) > 80 || strlen($address) > 200) {
    refuse('too_long');
}
if (preg_match_all('~https?://|\bwww\.|\[url|<a\s~i', $text) > MOST_LINKS) {
    refuse('too_many_links');
}
if ($age !== null && $age < FASTEST_SECONDS) {
    refuse('too_fast');
}
if (writesTooOften()) {
    refuse('too_many');
}

$lines = ['Blogsite-Message: 1', 'Kind: ' . $kind, 'Article: ' . $article];
if ($parent !== '') {
    $lines[] = 'Parent: ' . $parent;
}
if ($name !== '') {
    $lines[] = 'Name: ' . $name;
}
if ($address !== '') {
    $lines[] = 'Address: ' . $address;
}
$lines[] = 'Date: ' . gmdate('Y-m-d\TH:i:s\Z');
// The field that no person sees. The message is kept all the same: a moderator decides, not a trap.
if (line('website') !== '') {
    $lines[] = 'Trap: filled';
}
if ($age !== null) {
    $lines[] = 'Seconds: ' . $age;
}
$message = implode("\n", $lines) . "\n\n" . $text . "\n";

if (SPOOL !== '') {
    keep($message);
} else {
    mailOut($message);
}
leave(THANKS);
