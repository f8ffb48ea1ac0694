#include "cimages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if !defined(BLOGSITE_WITHOUT_IMAGES) && __has_include(<jpeglib.h>)
#include <setjmp.h>

#include <jpeglib.h>
// Behind the other, which it needs.
#include <jerror.h>

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

#ifdef LIBJPEG_TURBO_VERSION
const char *ci_jpeg_version(void) { return TEXT(JPEG_LIB_VERSION) "." TEXT(LIBJPEG_TURBO_VERSION); }
#else
const char *ci_jpeg_version(void) { return TEXT(JPEG_LIB_VERSION); }
#endif

struct failure {
  struct jpeg_error_mgr manager;
  jmp_buf place;
  char *message;
  int is_spoilt;
};

static void fail(j_common_ptr info) {
  struct failure *failure = (struct failure *)info->err;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  snprintf(failure->message, CI_MESSAGE_SIZE, "%s", text);
  longjmp(failure->place, 1);
}

static void say_nothing(j_common_ptr info) { (void)info; }

// Of most damage, the picture is what there is: a few bytes too many before a marker harm nobody. One that ends early
// is grey from there on.
static void note(j_common_ptr info, int level) {
  if (level >= 0 || !info->is_decompressor) return;
  j_decompress_ptr decoder = (j_decompress_ptr)info;
  struct failure *failure = (struct failure *)info->err;
  if (info->err->msg_code == JWRN_HUFF_BAD_CODE) failure->is_spoilt = 1;
  if (info->err->msg_code != JWRN_HIT_MARKER || decoder->unread_marker != JPEG_EOI) return;
  // Later scans make a picture sharper that is all there.
  if (decoder->input_scan_number > 1 || decoder->input_iMCU_row + 1 >= decoder->total_iMCU_rows) return;
  snprintf(failure->message, CI_MESSAGE_SIZE, "its data end before the picture does");
  longjmp(failure->place, 1);
}

// A small file can ask for thousands of passes over a large image.
static void count_scans(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number <= 500) return;
  struct failure *failure = (struct failure *)info->err;
  snprintf(failure->message, CI_MESSAGE_SIZE, "it is in too many passes");
  longjmp(failure->place, 1);
}

static struct jpeg_error_mgr *watch(struct failure *failure, char *message) {
  struct jpeg_error_mgr *manager = jpeg_std_error(&failure->manager);
  manager->error_exit = fail;
  manager->output_message = say_nothing;
  manager->emit_message = note;
  failure->message = message;
  failure->is_spoilt = 0;
  return manager;
}

// Inks as red, green and blue: good enough for a screen, whatever their profile. Adobe stores them the other way round.
static void convert_inks(const uint8_t *row, uint8_t *pixels, int width, int is_inverted) {
  for (int x = 0; x < width; x++) {
    int black = is_inverted ? row[4 * x + 3] : 255 - row[4 * x + 3];
    for (int i = 0; i < 3; i++) {
      int ink = is_inverted ? row[4 * x + i] : 255 - row[4 * x + i];
      pixels[3 * x + i] = (uint8_t)((ink * black + 127) / 255);
    }
  }
}

int ci_jpeg_decode(const uint8_t *data, size_t size, int wanted_width, int wanted_height, size_t most_pixels,
                   ci_image *image, char *message) {
  struct jpeg_decompress_struct info;
  struct failure failure;
  struct jpeg_progress_mgr progress;
  memset(&progress, 0, sizeof progress);
  // Changed after `setjmp`, and looked at after `longjmp`.
  uint8_t *volatile inks = NULL;
  memset(image, 0, sizeof *image);
  info.err = watch(&failure, message);
  if (setjmp(failure.place)) {
    jpeg_destroy_decompress(&info);
    free(inks);
    ci_free(image);
    return CI_DAMAGED;
  }
  jpeg_create_decompress(&info);
  progress.progress_monitor = count_scans;
  info.progress = &progress;
  jpeg_mem_src(&info, data, size);
  jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&info, TRUE);
  if ((size_t)info.image_width * info.image_height > most_pixels) {
    jpeg_destroy_decompress(&info);
    return CI_TOO_LARGE;
  }
  int has_inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
  info.out_color_space = has_inks ? JCS_CMYK : JCS_RGB;
  info.scale_denom = 8;
  for (info.scale_num = 1; info.scale_num < 8; info.scale_num++) {
    size_t width = ((size_t)info.image_width * info.scale_num + 7) / 8;
    size_t height = ((size_t)info.image_height * info.scale_num + 7) / 8;
    if (width >= (size_t)wanted_width && height >= (size_t)wanted_height) break;
  }
  JOCTET *profile = NULL;
  unsigned int profile_size = 0;
#ifdef LIBJPEG_TURBO_VERSION
  // A profile of inks means nothing to red, green and blue.
  if (!has_inks && jpeg_read_icc_profile(&info, &profile, &profile_size)) {
    image->profile = profile;
    image->profile_size = profile_size;
    // The colour space of the profile's data (ICC.1, 7.2.6).
    image->is_grey = profile_size > 20 && memcmp(profile + 16, "GRAY", 4) == 0;
    if (image->is_grey && info.jpeg_color_space != JCS_GRAYSCALE) {
      free(image->profile);
      image->profile = NULL;
      image->profile_size = 0;
      image->is_grey = 0;
    }
  }
#endif
  jpeg_start_decompress(&info);
  image->width = (int)info.output_width;
  image->height = (int)info.output_height;
  image->channels = 3;
  size_t stride = (size_t)info.output_width * 3;
  image->pixels = malloc(stride * info.output_height);
  if (has_inks) inks = malloc((size_t)info.output_width * 4);
  if (!image->pixels || (has_inks && !inks)) {
    jpeg_destroy_decompress(&info);
    free(inks);
    ci_free(image);
    return CI_NO_MEMORY;
  }
  while (info.output_scanline < info.output_height) {
    uint8_t *target = image->pixels + stride * info.output_scanline;
    JSAMPROW row = has_inks ? inks : target;
    jpeg_read_scanlines(&info, &row, 1);
    if (has_inks) convert_inks(inks, target, image->width, info.saw_Adobe_marker);
  }
  jpeg_finish_decompress(&info);
  image->is_spoilt = failure.is_spoilt;
  jpeg_destroy_decompress(&info);
  free(inks);
  return CI_OK;
}

int ci_jpeg_encode(const ci_image *image, int quality, uint8_t **data, size_t *size, char *message) {
  struct jpeg_compress_struct info;
  struct failure failure;
  unsigned char *buffer = NULL;
  unsigned long length = 0;
  uint8_t *volatile line = NULL;
  info.err = watch(&failure, message);
  if (setjmp(failure.place)) {
    jpeg_destroy_compress(&info);
    free(line);
    return CI_DAMAGED;
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &buffer, &length);
  info.image_width = (JDIMENSION)image->width;
  info.image_height = (JDIMENSION)image->height;
  int is_grey = image->is_grey && image->channels == 3;
  info.input_components = is_grey ? 1 : 3;
  info.in_color_space = is_grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  // Smaller, and a whole picture from its first scan on.
  jpeg_simple_progression(&info);
  info.optimize_coding = TRUE;
  line = malloc((size_t)image->width * 3);
  if (!line) {
    jpeg_destroy_compress(&info);
    return CI_NO_MEMORY;
  }
  jpeg_start_compress(&info, TRUE);
#ifdef LIBJPEG_TURBO_VERSION
  if (image->profile) jpeg_write_icc_profile(&info, image->profile, (unsigned int)image->profile_size);
#endif
  while (info.next_scanline < info.image_height) {
    const uint8_t *source = image->pixels + (size_t)info.next_scanline * image->width * image->channels;
    for (int x = 0; is_grey && x < image->width; x++) line[x] = source[3 * x];
    for (int x = 0; !is_grey && x < image->width; x++) {
      // What one sees through is white.
      int alpha = image->channels == 4 ? source[4 * x + 3] : 255;
      for (int i = 0; i < 3; i++) {
        line[3 * x + i] = (uint8_t)((source[image->channels * x + i] * alpha + 255 * (255 - alpha) + 127) / 255);
      }
    }
    JSAMPROW row = line;
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  free(line);
  *data = buffer;
  *size = length;
  return CI_OK;
}

#else

const char *ci_jpeg_version(void) { return ""; }

int ci_jpeg_decode(const uint8_t *data, size_t size, int wanted_width, int wanted_height, size_t most_pixels,
                   ci_image *image, char *message) {
  return CI_MISSING;
}

int ci_jpeg_encode(const ci_image *image, int quality, uint8_t **data, size_t *size, char *message) {
  return CI_MISSING;
}

#endif
