/// The doctor's HTTP client: requests, answers and event streams, bounded in size and time.
package remotemcp.doctor.http;
