# The program in an image without a shell or a package manager:
#   docker build --tag blogsite .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/blog" blogsite build --strict
FROM swift:6.3-bookworm AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends git make pkg-config python3 binutils libcmark-dev libyaml-dev libxml2-dev libjpeg-dev libpng-dev libwebp-dev \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
ARG BLOGSITE_COMMIT=""
ARG BLOGSITE_REPOSITORY=""
RUN make release && mkdir /program && tar -xzf .build/dist/*.tar.gz --strip-components 1 -C /program

# The C library of Debian 12, the world's time zones, and nothing else.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /program/bin/blogsite /usr/local/bin/blogsite
COPY --from=build /program/LICENSE /usr/local/share/doc/blogsite/LICENSE
WORKDIR /blog
ENTRYPOINT ["/usr/local/bin/blogsite"]
CMD ["build"]
